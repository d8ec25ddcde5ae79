#include "judge/circumstances.hpp"

namespace sockmatrix {
namespace {

const json& part_of_run(const json& run, const char* name) {
    static const json none = json::object();
    const auto found = run.find(name);
    return found != run.end() && found->is_object() ? *found : none;
}

void add_part(std::string& to, const json& table, const std::string& name) {
    const auto found = table.find(name);
    to += name + "=" + (found == table.end() ? "?" : found->dump()) + ";";
}

std::string asked_text(const json& run, const asked_of_run& asked) {
    std::string out;
    const json& constants = part_of_run(run, "constants");
    for (const std::string& name : asked.constants)
        add_part(out, constants, name);
    if (asked.all_constants) out += constants.dump() + ";";
    const json& facts = part_of_run(run, "facts");
    if (!asked.facts.empty() || !asked.layouts.empty()) out += run.contains("facts") ? "+" : "-";
    for (const std::string& name : asked.facts)
        add_part(out, facts, name);
    const json& layouts = part_of_run(facts, "layouts");
    for (const std::string& name : asked.layouts)
        add_part(out, layouts, name);
    if (asked.time_scale) add_part(out, run, "time_scale");
    return out;
}

/// All that `asked_text` and pins may look at.
std::string all_text(const json& run) {
    std::string out;
    for (const char* name : {"constants", "facts", "time_scale"}) {
        const auto found = run.find(name);
        out += (found == run.end() ? "?" : found->dump()) + "\n";
    }
    return out;
}

} // namespace

std::shared_ptr<const circumstances> known_circumstances::of(const json& run) {
    std::shared_ptr<const circumstances>& known = known_[all_text(run)];
    if (known) return known;
    circumstances made;
    made.of_group.reserve(groups_.size());
    for (const asked_of_run& group : groups_)
        made.of_group.push_back(numbers_.of(asked_text(run, group)));
    made.constants = numbers_.of(part_of_run(run, "constants").dump());
    return known = std::make_shared<const circumstances>(std::move(made));
}

} // namespace sockmatrix
