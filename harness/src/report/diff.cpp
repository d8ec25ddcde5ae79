#include "report/report.hpp"
#include "report/symbols.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string side(const verdict* value) {
    if (value == nullptr) return "not recorded";
    return fmt::format("{} {}  {}", symbol_of(value->kind), cell_text(*value),
                       value->seen.dump(-1, ' ', false, json::error_handler_t::replace));
}

} // namespace

std::string diff_text(const std::vector<difference>& differences, const std::string& left,
                      const std::string& right) {
    std::string out;
    for (const difference& one : differences) {
        out += fmt::format("{}: {}\n", one.case_id, one.says);
        if (!one.at.empty()) out += fmt::format("  at {}\n", one.at);
        out += fmt::format("  {}: {}\n  {}: {}\n", left, side(one.left), right, side(one.right));
    }
    return out + fmt::format("{} cases differ between {} and {}\n", differences.size(), left, right);
}

} // namespace sockmatrix
