#include "load/rules/rules.hpp"

namespace sockmatrix {
namespace {

std::set<std::string> used_names(const test_case& about) {
    std::set<std::string> used;
    const auto refer = [&used](const json& value) { used.merge(names_referred_to(value)); };
    for (const step& one : about.steps) {
        refer(one.args);
        refer(one.kwargs);
        used.insert(one.await);
        if (one.expect) refer(*one.expect);
        if (!one.when) continue;
        refer(*one.when);
        for (const auto& [name, pattern] : one.when->items())
            used.insert(name);
    }
    for (const outcome& named : about.outcomes)
        for (const auto& [name, pattern] : named.patterns) {
            used.insert(name);
            refer(pattern);
        }
    return used;
}

} // namespace

void check_unused(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases) {
        const std::set<std::string> used = used_names(one);
        for (const step& part : one.steps)
            if (!part.name.empty() && part.name != part.await && !part.shared &&
                !used.contains(part.name))
                out.add_written(one,
                                "nothing uses the name \"" + part.name + "\"; leave out its `as`");
    }
}

} // namespace sockmatrix
