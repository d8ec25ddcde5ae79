#include "load/case_builder.hpp"
#include "load/shape.hpp"
#include "load/values.hpp"
#include "model/limits.hpp"

#include <algorithm>
#include <cctype>

namespace sockmatrix {
namespace {

const object_shape& step_shape() {
    static const object_shape shape{"a step",
                                    {{"call", content::text},
                                     {"await", content::text},
                                     {"args", content::array},
                                     {"kwargs", content::object},
                                     {"as", content::text},
                                     {"expect", content::object},
                                     {"when", content::object},
                                     {"background", content::boolean},
                                     {"within", content::seconds},
                                     {"vary", content::texts},
                                     {"setup", content::any},
                                     {"for", content::any}}};
    return shape;
}

bool is_name(const std::string& text) {
    const auto is_part = [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '-';
    };
    return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
           std::all_of(text.begin(), text.end(), is_part);
}

const step* find_step(const std::vector<step>& steps, const std::string& name) {
    const auto found =
        std::find_if(steps.begin(), steps.end(), [&](const step& one) { return one.name == name; });
    return found == steps.end() ? nullptr : &*found;
}

/// `places` are those of the steps before.
void check_name(const step& one, const std::vector<step>& before, const std::vector<place>& places,
                const place& at, fault_list& faults) {
    if (one.name.empty()) return;
    if (!is_name(one.name) || is_pattern_word(one.name))
        faults.add(at / "as", "\"" + one.name +
                                  "\" cannot be the name of a step; use letters, digits, - and _, "
                                  "and no word of a pattern");
    // Several awaits of one step in the background may share its name: the last result counts.
    const step* earlier = find_step(before, one.name);
    const bool is_result_of = earlier && earlier->background && one.await == one.name;
    if (!earlier || is_result_of) return;
    const std::string where =
        earlier->shared ? ", at " + places[earlier - before.data()].text() + "," : "";
    faults.add(at, "an earlier step" + where + " is named \"" + one.name +
                       "\" too; give this one another name by `as`");
}

void check_kind(const step& one, const place& at, fault_list& faults) {
    if (one.call.empty() == one.await.empty())
        faults.add(at, "has neither or both of call and await; a step has one of them");
    if (one.await.empty()) return;
    if (one.background || !one.args.empty() || !one.kwargs.empty())
        faults.add(at, "an await has no args, kwargs and background");
}

void check_values(const step& one, const place& at, fault_list& faults) {
    check_value(one.args, at / "args", faults);
    for (const auto& [name, value] : one.kwargs.items())
        check_value(value, at / "kwargs" / name, faults);
    for (const std::string& pointer : one.vary)
        if (!pointer.empty() && pointer.front() != '/')
            faults.add(at / "vary", "\"" + pointer + "\" is not a JSON pointer such as /1");
}

void check_patterns(const step& one, const std::vector<step>& before, const place& at,
                    fault_list& faults) {
    if (one.expect) check_pattern(*one.expect, at / "expect", faults);
    if (!one.when) return;
    for (const auto& [name, pattern] : one.when->items()) {
        if (!find_step(before, name))
            faults.add(at / "when", "no earlier step is named \"" + name + "\"");
        check_pattern(pattern, at / "when" / name, faults);
    }
}

step build_step(const ordered_json& written) {
    step out;
    out.call = text_of(written, "call");
    out.await = text_of(written, "await");
    out.name = written.contains("as") ? text_of(written, "as") : out.await;
    out.args = json(written.value("args", ordered_json::array()));
    out.kwargs = json(written.value("kwargs", ordered_json::object()));
    out.background = written.value("background", false);
    out.vary = texts_of(written, "vary");
    if (written.contains("expect")) out.expect = json(written["expect"]);
    if (written.contains("when")) out.when = json(written["when"]);
    if (written.contains("within")) out.within = written["within"].get<double>();
    return out;
}

} // namespace

std::vector<step> build_steps(const ordered_json& steps, const std::vector<place>& places,
                              fault_list& faults) {
    std::vector<step> out;
    std::vector<place> before; // of those built
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const place& here = places[i];
        if (!has_shape(steps[i], step_shape(), here, faults)) continue;
        if (steps[i].contains("setup") || steps[i].contains("for")) {
            faults.add(here, "a parameter gives no set-up and no `for`; write it among the steps");
            continue;
        }
        step one = build_step(steps[i]);
        one.shared = here.is_used();
        check_kind(one, here, faults);
        check_name(one, out, before, here, faults);
        check_values(one, here, faults);
        check_patterns(one, out, here, faults);
        out.push_back(std::move(one));
        before.push_back(here);
    }
    return out;
}

} // namespace sockmatrix
