#include "model/plain_text.hpp"
#include "report/report.hpp"
#include "report/symbols.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string side(const verdict* value) {
    if (value == nullptr) return "not recorded";
    return plain_line(
        fmt::format("{} {}  {}", symbol_of(value->kind), cell_text(*value), value->seen.text()));
}

/// Whether a recording is whole, a line each.
std::string remarks_of(const std::pair<std::string, const judgement&>& named) {
    const auto& [name, value] = named;
    std::string out;
    if (!value.remark.empty())
        out += fmt::format("{}: {}\n", plain_line(name), plain_line(value.remark));
    for (const std::string& gap : value.gaps)
        out += fmt::format("{}: {}\n", plain_line(name), plain_line(gap));
    return out;
}

} // namespace

std::string diff_text(const std::vector<difference>& differences,
                      const std::pair<std::string, const judgement&>& left,
                      const std::pair<std::string, const judgement&>& right) {
    std::string out = remarks_of(left) + remarks_of(right);
    const std::string left_name = plain_line(left.first), right_name = plain_line(right.first);
    for (const difference& one : differences) {
        out += plain_line(fmt::format("{}: {}", one.case_id, one.says)) + "\n";
        if (!one.at.empty()) out += fmt::format("  at {}\n", plain_line(one.at));
        out += fmt::format("  {}: {}\n  {}: {}\n", left_name, side(one.left), right_name,
                           side(one.right));
    }
    return out + fmt::format("{} cases differ between {} and {}\n", differences.size(), left_name,
                             right_name);
}

} // namespace sockmatrix
