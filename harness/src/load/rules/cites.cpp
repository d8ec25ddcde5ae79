#include "load/rules/rules.hpp"

#include <regex>

namespace sockmatrix {
namespace {

bool is_source(const std::string& cite) {
    static const std::regex form(
        R"((posix|rfc|man|doc|cpython|glibc|musl|linux|gvisor|wine|qemu|thread|winsock|os-test):\S.*)");
    return std::regex_match(cite, form);
}

void check_list(const std::vector<std::string>& cites, const std::string& where,
                rule_findings& out) {
    for (const std::string& cite : cites)
        if (!is_source(cite))
            out.add(where,
                    "cite \"" + cite + "\" has no known form; docs/writing-cases.md lists them");
}

} // namespace

void check_cites(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases) {
        const bool demands = one.level == demand_level::must || one.level == demand_level::should;
        if (demands && one.cite.empty())
            out.add_written(one, "demands a behaviour and cites no source");
        check_list(one.cite, one.file + ": " + written_id(one), out);
    }
    for (const profile& from : input.profiles)
        for (const expectation& one : from.entries)
            check_list(one.cite, one.file, out);
}

} // namespace sockmatrix
