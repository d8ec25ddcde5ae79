#include "load/calls.hpp"
#include "load/shape.hpp"
#include "load/suite_loader.hpp"
#include "match/idle.hpp"

#include <set>

namespace sockmatrix {
namespace {

const object_shape& controls_shape() {
    static const object_shape shape{
        "controls.json", {{"$schema", content::text}, {"controls", content::object, true}}};
    return shape;
}

/// The calls of the outcomes with which the case is green and which idle calls reach.
std::set<std::string> calls_in_doubt(const test_case& about) {
    std::set<std::string> out;
    for (const outcome* one : idle_outcomes(about))
        out.merge(calls_spoken_of(about, *one));
    return out;
}

} // namespace

void collect_controls(const std::filesystem::path& folder, suite& into, fault_list& faults) {
    const std::filesystem::path file = folder / "controls.json";
    if (!std::filesystem::exists(file)) return;
    const place top(shown_path(file));
    const std::optional<json> content = read_json(file, faults);
    if (!content || !has_shape(*content, controls_shape(), top, faults)) return;
    for (const auto& [call, id] : (*content)["controls"].items()) {
        if (!is_known_call(call))
            faults.add(top / "controls",
                       "unknown call \"" + call + "\"; docs/protocol.md lists the calls");
        else if (!id.is_string())
            faults.add(top / "controls" / call, "is not the id of a case");
        else
            into.controls[call] = id.get<std::string>();
    }
}

void give_usual_controls(suite& all) {
    for (test_case& one : all.cases) {
        if (!one.controls.empty() || !one.uncontrolled.empty() || all.controls.empty()) continue;
        for (const std::string& call : calls_in_doubt(one)) {
            const auto found = all.controls.find(call);
            if (found != all.controls.end()) one.controls.push_back(found->second);
        }
    }
}

} // namespace sockmatrix
