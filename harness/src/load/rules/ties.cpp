#include "load/rules/rules.hpp"
#include "match/conditions.hpp"
#include "model/precedence.hpp"

#include <algorithm>
#include <map>

namespace sockmatrix {
namespace {

bool entries_exclude(const expectation& a, const expectation& b) {
    return std::any_of(a.when.begin(), a.when.end(), [&](const auto& condition) {
        const auto other = b.when.find(condition.first);
        return other != b.when.end() && conditions_exclude(condition.second, other->second);
    });
}

/// Traits of one axis exclude each other: a target has one kernel, one libc.
bool traits_exclude(const expectation& a, const expectation& b,
                    const std::map<std::string, axis>& axes) {
    for (const std::string& one : a.also)
        for (const std::string& other : b.also)
            if (one != other && axes.contains(one) && axes.contains(other) &&
                axes.at(one) == axes.at(other))
                return true;
    return false;
}

/// The first case that both match, or null.
const test_case* common_case(const expectation& a, const expectation& b, const suite& all) {
    const auto both = [&](const test_case& one) {
        return glob_match(a.pattern, one.id) && glob_match(b.pattern, one.id);
    };
    if (a.pattern == b.pattern || a.pattern.find('*') != std::string::npos ||
        b.pattern.find('*') != std::string::npos) {
        const auto found = std::find_if(all.cases.begin(), all.cases.end(), both);
        return found == all.cases.end() ? nullptr : &*found;
    }
    return nullptr;
}

} // namespace

void check_ties(const lint_input& input, rule_findings& out) {
    std::map<std::string, axis> axes;
    for (const profile& from : input.profiles)
        axes[from.trait] = from.on;
    for (const profile& from : input.profiles)
        for (std::size_t i = 0; i < from.entries.size(); ++i)
            for (std::size_t j = i + 1; j < from.entries.size(); ++j) {
                const expectation& a = from.entries[i];
                const expectation& b = from.entries[j];
                if (precedence_of(a, from.on) != precedence_of(b, from.on) ||
                    entries_exclude(a, b) || traits_exclude(a, b, axes))
                    continue;
                if (const test_case* one = common_case(a, b, input.all))
                    out.add(b, "decides the case " + one->id + " as much as " + source_text(a) +
                                   "; give one of them a condition or a further trait");
            }
}

} // namespace sockmatrix
