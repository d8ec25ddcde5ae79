#include "load/rules/rules.hpp"
#include "match/idle.hpp"

#include <algorithm>
#include <map>

namespace sockmatrix {
namespace {

bool calls_any(const test_case& control, const std::set<std::string>& calls) {
    return std::any_of(control.steps.begin(), control.steps.end(),
                       [&](const step& one) { return calls.contains(one.call); });
}

std::string first_lacking(const test_case& about, const test_case& control) {
    for (const std::string& need : control.needs)
        if (!needs(about, need)) return need;
    return {};
}

bool is_usual(const suite& all, const std::string& id) {
    return std::any_of(all.controls.begin(), all.controls.end(),
                       [&](const auto& one) { return one.second == id; });
}

void check_control(const test_case& about, const test_case& control,
                   const std::set<std::string>& calls, rule_findings& out) {
    if (!calls_any(control, calls))
        out.add_written(about, "its control " + control.id +
                                   " has none of the calls that this case judges");
    const std::string lacking = first_lacking(about, control);
    if (!lacking.empty())
        out.add_written(about,
                        "its control " + control.id + " needs " + lacking +
                            ", and this case does not; name one that runs wherever this case runs");
}

/// Adds a finding for each call that is judged in the case and in none of its controls.
void check_calls_are_shown(const lint_input& input, const test_case& about, rule_findings& out) {
    for (const outcome* green : idle_outcomes(about)) {
        const std::set<std::string> calls = calls_spoken_of(about, *green);
        const bool shown =
            std::any_of(about.controls.begin(), about.controls.end(), [&](const std::string& id) {
                const test_case* control = find_case(input.all, id);
                return control != nullptr && calls_any(*control, calls);
            });
        if (!shown)
            out.add_written(about,
                            "an implementation that does nothing reaches " + green->name +
                                "; name in `control` a case in which the same call works, or why "
                                "there is none: {\"none\": \"...\"}");
    }
}

void check_named(const lint_input& input, const test_case& about, rule_findings& out) {
    std::set<std::string> calls;
    for (const outcome* green : idle_outcomes(about))
        calls.merge(calls_spoken_of(about, *green));
    for (const std::string& id : about.controls)
        if (const test_case* control = find_case(input.all, id);
            control && !is_usual(input.all, id))
            check_control(about, *control, calls, out);
}

void check_usual(const lint_input& input, rule_findings& out) {
    for (const auto& [call, id] : input.all.controls) {
        const test_case* control = find_case(input.all, id);
        if (control == nullptr)
            out.add("controls.json: " + call,
                    "\"" + id +
                        "\" is no case; give the whole id, with its row and "
                        "parameters, as `sockmatrix list` shows it");
        else if (!calls_any(*control, {call}))
            out.add("controls.json: " + call, id + " has no such call");
    }
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
            if (find_case(input.all, id) == nullptr)
                out.add_written(one, "control \"" + id +
                                         "\" is no case; give the whole id, with its row "
                                         "and parameters, as `sockmatrix list` shows it");
}

void check_controls(const lint_input& input, rule_findings& out) {
    check_usual(input, out);
    std::set<std::string> named;
    std::map<std::string, use_of_control> uses;
    for (const test_case& one : input.all.cases) {
        const bool idle = !idle_outcomes(one).empty();
        use_of_control& use = uses[written_id(one)];
        use = {&one, use.said || !one.controls.empty() || !one.uncontrolled.empty(),
               use.needed || idle};
        named.insert(one.controls.begin(), one.controls.end());
        if (!idle) continue;
        if (one.uncontrolled.empty()) check_calls_are_shown(input, one, out);
        check_named(input, one, out);
    }
    for (const std::string& id : named)
        if (const test_case* control = find_case(input.all, id); control && !shows_life(*control))
            out.add(
                *control,
                "is a control, and passes itself where every call does the same; look at a value "
                "in it, or name another");
    for (const auto& [id, use] : uses)
        if (use.said && !use.needed)
            out.add_written(*use.about,
                            "needs no control: what does nothing cannot pass it; remove `control`");
}

} // namespace sockmatrix
