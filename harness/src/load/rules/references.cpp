#include "load/rules/rules.hpp"

#include <map>

namespace sockmatrix {
namespace {

using step_names = std::map<std::string, bool>; ///< of steps; whether in the background

void check_known(const test_case& about, const json& value, const step_names& known,
                 rule_findings& out) {
    for (const std::string& name : names_referred_to(value))
        if (!known.contains(name))
            out.add_written(about, "{\"ref\": \"" + name +
                                       "\"} names no earlier step; name that step by `as`");
}

void check_await(const test_case& about, const step& one, const step_names& known,
                 rule_findings& out) {
    if (one.await.empty()) return;
    const auto found = known.find(one.await);
    if (found == known.end() || !found->second)
        out.add_written(about,
                        "await \"" + one.await + "\" names no earlier step in the background");
}

void check_case(const test_case& about, rule_findings& out) {
    step_names known;
    for (const step& one : about.steps) {
        check_known(about, one.args, known, out);
        check_known(about, one.kwargs, known, out);
        check_await(about, one, known, out);
        if (one.background && one.name.empty())
            out.add_written(about, "a step in the background has no name; give it an `as`");
        if (!one.name.empty()) known.try_emplace(one.name, one.background);
        if (one.expect) check_known(about, *one.expect, known, out);
        if (one.when) check_known(about, *one.when, known, out);
    }
    for (const outcome& named : about.outcomes)
        for (const auto& [name, pattern] : named.patterns)
            check_known(about, pattern, known, out);
}

} // namespace

void check_references(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases)
        check_case(one, out);
}

} // namespace sockmatrix
