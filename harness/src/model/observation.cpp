#include "model/observation.hpp"

namespace sockmatrix {
namespace {

const json& member(const json& object, std::string_view name) {
    static const json none = json::object();
    const auto found = object.find(name);
    return found == object.end() ? none : *found;
}

bool is_env(const json& value) {
    return value.is_object() && value.size() == 1 && value.begin().key() == "env" &&
           value.begin()->is_string();
}

} // namespace

json outcome_at(const observation& seen, std::size_t index) {
    if (index >= seen.answer.size()) return nullptr;
    json outcome = put_back(seen.answer[index], member(seen.env, "values"));
    const json& times = member(seen.env, "us");
    const auto time = times.find(std::to_string(index));
    if (time != times.end() && outcome.is_object()) outcome["us"] = *time;
    return outcome;
}

std::string result_name(const test_case& what, std::size_t index) {
    const step& one = what.steps.at(index);
    if (!one.name.empty()) return one.name;
    return one.await.empty() ? "#" + std::to_string(index) : one.await;
}

json put_back(json value, const json& values) {
    if (is_env(value)) {
        const auto found = values.find(value["env"].get_ref<const std::string&>());
        return found == values.end() ? json() : *found;
    }
    if (value.is_structured())
        for (json& element : value)
            element = put_back(std::move(element), values);
    return value;
}

} // namespace sockmatrix
