#include "load/choices.hpp"

#include "load/definitions.hpp"
#include "load/expand.hpp"
#include "model/json_place.hpp"
#include "model/limits.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool is_label(const std::string& text) {
    return !text.empty() && text.size() <= limits::name &&
           text.find_first_of("*?[]:@,=/ ") == std::string::npos;
}

std::string label_of(const ordered_json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_primitive() ? value.dump() : std::string();
}

choices listed(const ordered_json& values) {
    choices out;
    if (values.is_object())
        for (const auto& [label, value] : values.items())
            out.push_back({label, &value});
    if (values.is_array())
        for (const ordered_json& value : values)
            out.push_back({label_of(value), &value});
    return out;
}

void check_labels(const choices& all, const place& at, fault_list& faults) {
    if (all.empty())
        faults.add(
            at,
            "has no values; a parameter is an array of values, an object from labels to values, or "
            "the name of a parameter set");
    for (const choice& one : all)
        if (!is_label(one.label))
            faults.add(at,
                       "\"" + one.label +
                           "\" cannot be a label in an id; use an object from labels to values");
}

choices listed(const parameter_set& set) {
    choices out;
    for (const auto& [label, value] : set.values)
        out.push_back({label, &value});
    return out;
}

/// Puts what "set/label" stands for in its place; false after a fault was added.
bool resolve(choice& one, const place& at, name_scope& names, fault_list& faults) {
    const std::size_t slash = one.label.find('/');
    const parameter_set* set = names.parameters(one.label.substr(0, slash), at, faults);
    if (set == nullptr) return false;
    const auto found = set->by_label.find(one.label.substr(slash + 1));
    if (found == set->by_label.end())
        faults.add(at, "the parameter set at " + set->at.text() + " has no \"" +
                           one.label.substr(slash + 1) + "\"");
    else
        one = {found->first, &set->values[found->second].second};
    return found != set->by_label.end();
}

/// The values of one parameter, those of sets by their names.
choices values_of(const ordered_json& written, const place& at, name_scope& names,
                  fault_list& faults) {
    if (written.is_string()) {
        const parameter_set* set = names.parameters(written.get<std::string>(), at, faults);
        return set == nullptr ? choices{} : listed(*set);
    }
    choices out;
    for (choice& one : listed(written)) {
        const bool is_named = written.is_array() && one.value->is_string() &&
                              one.label.find('/') != std::string::npos;
        if (!is_named || resolve(one, at, names, faults)) out.push_back(one);
    }
    return out;
}

/// What a {"param": "name/path"} stands for, or null.
const ordered_json* look_up(const combination& chosen, const std::string& path) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const auto found = chosen.find(path.substr(0, slash));
    if (found == chosen.end() || path.find('~') != std::string::npos) return nullptr;
    return find_at(*found->second->value, std::string_view(path).substr(slash));
}

/// Whether a parameter of another `for` may have this name.
bool is_of_case(const ordered_json& name, const combination& chosen) {
    if (!name.is_string()) return false;
    const std::string path = name.get<std::string>();
    return !chosen.contains(path.substr(0, path.find('/')));
}

void replace_one(ordered_json& value, const combination& chosen, const place& at,
                 made_of_parameters made, expansion& within, fault_list& faults) {
    const ordered_json& name = value["param"];
    if (made == made_of_parameters::steps && is_of_case(name, chosen)) return;
    const ordered_json* content =
        name.is_string() ? look_up(chosen, name.get<std::string>()) : nullptr;
    if (content && within.take_octets(*content, at, faults))
        value = ordered_json(*content);
    else if (!content)
        faults.add(at, "no parameter " + name.dump() + "; `for` " +
                           (made == made_of_parameters::cases ? "of the case" : "of the step") +
                           " must have it");
}

/// Whether the product of all parameters stays within the limit.
bool may_multiply(const choices_by_name& all, const place& at, made_of_parameters made,
                  fault_list& faults) {
    std::size_t product = 1;
    const std::size_t most =
        made == made_of_parameters::cases ? limits::cases_of_case : limits::steps;
    for (const auto& [name, values] : all) {
        product *= values.size();
        if (product <= most) continue;
        faults.add(at, "makes more than " + std::to_string(most) +
                           (made == made_of_parameters::cases ? " cases" : " steps") +
                           ", which is the limit of a case");
        return false;
    }
    return true;
}

} // namespace

choices choices_of(const ordered_json& values, const place& at, fault_list& faults) {
    choices out = listed(values);
    if (out.size() > limits::cases_of_case) {
        faults.add(at, "has more than " + std::to_string(limits::cases_of_case) +
                           " values, which is the limit of a case");
        return {};
    }
    check_labels(out, at, faults);
    return out;
}

bool mentions_parameter(const ordered_json& value) {
    if (value.is_object() && value.contains("param")) return true;
    return value.is_structured() && std::any_of(value.begin(), value.end(), mentions_parameter);
}

void replace_parameters(ordered_json& value, const combination& chosen, const place& at,
                        made_of_parameters made, expansion& within, fault_list& faults) {
    if (value.is_object() && value.size() == 1 && value.contains("param")) {
        replace_one(value, chosen, at, made, within, faults);
    } else if (value.is_object()) {
        for (auto& [key, content] : value.items())
            replace_parameters(content, chosen, at / key, made, within, faults);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            replace_parameters(value[i], chosen, at / i, made, within, faults);
    }
}

choices_by_name parameters_of(const ordered_json& written, const place& at, made_of_parameters made,
                              name_scope& names, fault_list& faults) {
    const std::size_t before = faults.added();
    choices_by_name out;
    if (!written.is_object() || written.empty())
        faults.add(at, "is not an object from the names of parameters to their values");
    else
        for (const auto& [name, values] : written.items()) {
            if (!is_label(name))
                faults.add(at / name, "cannot be the name of a parameter; use letters and digits");
            const std::size_t before_values = faults.added();
            out[name] = values_of(values, at / name, names, faults);
            const bool is_found = faults.added() == before_values;
            if (is_found && (made == made_of_parameters::cases || out[name].empty()))
                check_labels(out[name], at / name, faults);
        }
    if (faults.added() != before || !may_multiply(out, at, made, faults)) return {};
    return out;
}

} // namespace sockmatrix
