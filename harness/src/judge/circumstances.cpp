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

} // namespace

circumstances circumstances_of(const json& run, const std::vector<asked_of_run>& groups,
                               text_numbers& numbers) {
    circumstances out;
    out.of_group.reserve(groups.size());
    for (const asked_of_run& group : groups)
        out.of_group.push_back(numbers.of(asked_text(run, group)));
    out.constants = numbers.of(part_of_run(run, "constants").dump());
    return out;
}

} // namespace sockmatrix
