#include "load/rules/rules.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

void check_outcomes(const expectation& one, const test_case& about, rule_findings& out) {
    for (const std::string& name : one.outcomes) {
        const auto is_named = [&](const outcome& named) { return named.name == name; };
        if (name.front() != '!' &&
            std::none_of(about.outcomes.begin(), about.outcomes.end(), is_named))
            out.add(one, "expects the outcome \"" + name + "\", which the case " + about.id +
                             " does not have");
    }
}

void check_entry(const expectation& one, const suite& all, rule_findings& out) {
    bool matches = false;
    for (const test_case& about : all.cases) {
        if (!glob_match(one.pattern, about.id)) continue;
        matches = true;
        check_outcomes(one, about, out);
    }
    if (!matches) out.add(one, "matches no case; remove it from the entry, or mend its id");
}

} // namespace

void check_entries(const lint_input& input, rule_findings& out) {
    for (const profile& from : input.profiles)
        for (const expectation& one : from.entries)
            check_entry(one, input.all, out);
}

} // namespace sockmatrix
