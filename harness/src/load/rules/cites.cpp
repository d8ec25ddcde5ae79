#include "load/rules/rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sockmatrix {
namespace {

using namespace std::string_view_literals;

constexpr std::array source_kinds{"posix"sv, "rfc"sv,    "man"sv,     "doc"sv,    "cpython"sv,
                                  "glibc"sv, "musl"sv,   "linux"sv,   "gvisor"sv, "wine"sv,
                                  "qemu"sv,  "thread"sv, "winsock"sv, "os-test"sv};

/// A known kind, a colon and a text that begins with no blank, in one line.
bool is_source(std::string_view cite) {
    const std::size_t colon = std::min(cite.find(':'), cite.size());
    const std::string_view rest = cite.substr(std::min(colon + 1, cite.size()));
    return std::find(source_kinds.begin(), source_kinds.end(), cite.substr(0, colon)) !=
               source_kinds.end() &&
           !rest.empty() && rest.find_first_of(" \t\v\f") != 0 &&
           rest.find_first_of("\r\n") == std::string_view::npos;
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
        const bool demands = is_demanded(one.level);
        if (demands && one.cite.empty())
            out.add_written(one, "demands a behaviour and cites no source");
        check_list(one.cite, one.file + ": " + written_id(one), out);
    }
    for (const profile& from : input.profiles)
        for (const expectation* one : written_once(from))
            check_list(one->cite, source_text(*one), out);
}

} // namespace sockmatrix
