#include "load/case_builder.hpp"

#include "load/calls.hpp"
#include "load/shape.hpp"
#include "model/enum_names.hpp"
#include "model/limits.hpp"

#include <algorithm>
#include <string_view>

namespace sockmatrix {
namespace {

demand_level build_level(const std::string& text, const place& at, fault_list& faults) {
    if (const auto level = value_named<demand_level>(level_names, text)) return *level;
    faults.add(at / "level", "\"" + text + "\" is no level; there are " + joined(level_names));
    return demand_level::unspecified;
}

/// Texts, and arrays of texts where a parameter stood.
std::vector<std::string> build_needs(const ordered_json& needs, const place& at,
                                     fault_list& faults) {
    std::vector<std::string> out;
    for (const ordered_json& need : needs) {
        if (need.is_array()) {
            for (const std::string& inner : build_needs(need, at, faults))
                out.push_back(inner);
            continue;
        }
        const std::string name = need.is_string() ? need.get<std::string>() : need.dump();
        if (!is_known_capability(name))
            faults.add(at, "\"" + name + "\" is no capability; there are " + known_capabilities());
        out.push_back(name);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::string build_conforms(const ordered_json& body, const test_case& about, const place& at,
                           fault_list& faults) {
    const bool expects = body.contains("expect");
    if (!body.contains("conforms")) return expects ? "conforms" : "";
    std::string name = text_of(body, "conforms");
    const auto is_named = [&](const outcome& one) { return one.name == name; };
    if (expects)
        faults.add(at, "has both expect and conforms; an expect is what conforms");
    else if (std::none_of(about.outcomes.begin(), about.outcomes.end(), is_named))
        faults.add(at / "conforms", "no outcome is named \"" + name + "\"");
    return name;
}

bool is_single_call(const test_case& about) {
    if (about.steps.size() != 1) return false;
    const step& only = about.steps.front();
    return !only.background && !only.when && travels_alone(only.call);
}

std::vector<step> build_steps_at(const ordered_json& steps, const place& at,
                                 std::vector<place> places, fault_list& faults) {
    if (steps.size() > limits::steps) {
        faults.add(at, "has more than " + std::to_string(limits::steps) +
                           " steps, which is the limit of a case");
        return {};
    }
    for (std::size_t i = places.size(); i < steps.size(); ++i)
        places.push_back(at / i);
    return build_steps(steps, places, faults);
}

} // namespace

test_case build_case(const ordered_json& body, const place& at, fault_list& faults,
                     const std::vector<place>& steps) {
    test_case out;
    out.says = text_of(body, "says");
    out.level = build_level(text_of(body, "level"), at, faults);
    out.same = text_of(body, "same");
    out.clauses = texts_of(body, "clauses");
    out.cite = texts_of(body, "cite");
    if (body.contains("needs")) out.needs = build_needs(body["needs"], at / "needs", faults);
    if (body.contains("deadline")) out.deadline = body["deadline"].get<double>();
    if (body.contains("control")) build_controls(body["control"], out, at / "control", faults);
    out.steps = build_steps_at(body["steps"], at / "steps", steps, faults);
    if (out.steps.empty()) return out;
    out.outcomes = build_outcomes(body, out.steps, at, faults);
    if (out.outcomes.empty()) faults.add(at, "has neither expect nor outcomes; say what happens");
    out.conforms = build_conforms(body, out, at, faults);
    out.alone = is_single_call(out);
    mark_timed(out);
    return out;
}

} // namespace sockmatrix
