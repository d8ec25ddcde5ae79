#include "load/rules/rules.hpp"
#include "match/idle.hpp"

#include <algorithm>
#include <map>

namespace sockmatrix {
namespace {

const test_case* find_named(const lint_input& input, const std::string& id) {
    return find_case(input.all, id);
}

bool calls_any(const test_case& control, const std::set<std::string>& calls) {
    return std::any_of(control.steps.begin(), control.steps.end(),
                       [&](const step& one) { return calls.contains(one.call); });
}

std::string first_lacking(const test_case& about, const test_case& control) {
    for (const std::string& need : control.needs)
        if (!needs(about, need)) return need;
    return {};
}

void check_control(const test_case& about, const test_case& control, const std::set<std::string>& calls,
                   rule_findings& out) {
    const std::string named = "its control " + control.id;
    if (!shows_life(control))
        out.add_written(about, named + " passes itself where every call does the same; name a case that "
                                       "looks at a value");
    if (!calls_any(control, calls))
        out.add_written(about, named + " has none of the calls that this case judges");
    const std::string lacking = first_lacking(about, control);
    if (!lacking.empty())
        out.add_written(about, named + " needs " + lacking + ", and this case does not; name one "
                                       "that runs wherever this case runs");
}

std::string joined_names(const std::vector<const outcome*>& outcomes) {
    std::string out;
    for (const outcome* one : outcomes)
        out += (out.empty() ? "" : ", ") + one->name;
    return out;
}

/// What was written for a case, over its rows and parameters.
struct use_of_control {
    const test_case* about = nullptr;
    bool said = false;
    bool needed = false;
};

} // namespace

void check_control_ids(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases)
        for (const std::string& id : one.controls)
            if (find_named(input, id) == nullptr)
                out.add_written(one, "control \"" + id + "\" is no case; give the whole id, with its row "
                                                        "and parameters, as `sockmatrix list` shows it");
}

void check_controls(const lint_input& input, rule_findings& out) {
    std::map<std::string, use_of_control> uses;
    for (const test_case& one : input.all.cases) {
        const std::vector<const outcome*> idle = idle_outcomes(one);
        const bool said = !one.controls.empty() || !one.uncontrolled.empty();
        use_of_control& use = uses[written_id(one)];
        use = {&one, use.said || said, use.needed || !idle.empty()};
        if (!idle.empty() && !said)
            out.add_written(one, "an implementation that does nothing reaches " + joined_names(idle) +
                                     "; name in `control` a case in which the same call works, or why "
                                     "there is none: {\"none\": \"...\"}");
        std::set<std::string> calls;
        for (const outcome* green : idle)
            calls.merge(calls_spoken_of(one, *green));
        for (const std::string& id : one.controls)
            if (const test_case* control = find_named(input, id); control && !idle.empty())
                check_control(one, *control, calls, out);
    }
    for (const auto& [id, use] : uses)
        if (use.said && !use.needed)
            out.add_written(*use.about, "needs no control: what does nothing cannot pass it; remove `control`");
}

} // namespace sockmatrix
