#include "load/rules/rules.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

/// Whether {"not": {"any": true}}, which nothing matches, is anywhere within.
bool matches_nothing(const json& value) {
    static const json nothing = {{"not", {{"any", true}}}};
    return value == nothing ||
           (value.is_structured() && std::any_of(value.begin(), value.end(), matches_nothing));
}

void check_named(const test_case& about, const outcome& named, rule_findings& out) {
    const std::string what =
        named.name == "conforms" ? "what it expects" : "the outcome \"" + named.name + "\"";
    for (const auto& [name, pattern] : named.patterns)
        if (matches_nothing(pattern))
            out.add_written(about, what + R"( is {"not": {"any": true}}, which nothing matches; )"
                                          "write what happens by the sources");
}

} // namespace

void check_unfilled(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases)
        for (const outcome& named : one.outcomes)
            check_named(one, named, out);
}

} // namespace sockmatrix
