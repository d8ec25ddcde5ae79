#include "load/expand.hpp"

#include "model/json_place.hpp"
#include "model/limits.hpp"

#include <algorithm>
#include <map>

namespace sockmatrix {
namespace {

/// One value that a parameter may take.
struct choice {
    std::string label;
    const ordered_json* value; ///< in the written case
};
using choices = std::vector<choice>;
using combination = std::map<std::string, const choice*>;

bool is_label(const std::string& text) {
    return !text.empty() && text.size() <= limits::name &&
           text.find_first_of("*?[]:@,=/ ") == std::string::npos;
}

std::string label_of(const ordered_json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_primitive() ? value.dump() : std::string();
}

choices choices_of(const ordered_json& values, const place& at, fault_list& faults) {
    choices out;
    if (values.is_object())
        for (const auto& [label, value] : values.items())
            out.push_back({label, &value});
    if (values.is_array())
        for (const ordered_json& value : values)
            out.push_back({label_of(value), &value});
    if (out.empty())
        faults.add(
            at,
            "has no values; a parameter is an array of values, or an object from labels to values");
    for (const choice& one : out)
        if (!is_label(one.label))
            faults.add(at,
                       "\"" + one.label +
                           "\" cannot be a label in an id; use an object from labels to values");
    return out;
}

/// What a {"param": "name/path"} stands for, or null.
const ordered_json* look_up(const combination& parameters, const std::string& path) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const auto found = parameters.find(path.substr(0, slash));
    if (found == parameters.end() || path.find('~') != std::string::npos) return nullptr;
    return find_at(*found->second->value, std::string_view(path).substr(slash));
}

bool mentions_parameter(const ordered_json& value) {
    if (value.is_object() && value.contains("param")) return true;
    return value.is_structured() && std::any_of(value.begin(), value.end(), mentions_parameter);
}

void replace_one(ordered_json& value, const combination& parameters, const place& at,
                 expansion& within, fault_list& faults) {
    const ordered_json& name = value["param"];
    const ordered_json* content =
        name.is_string() ? look_up(parameters, name.get<std::string>()) : nullptr;
    if (content && within.take_octets(*content, at, faults))
        value = ordered_json(*content);
    else if (!content)
        faults.add(at, "no parameter " + name.dump() + "; `for` of the case must have it");
}

void replace_parameters(ordered_json& value, const combination& parameters, const place& at,
                        expansion& within, fault_list& faults) {
    if (value.is_object() && value.size() == 1 && value.contains("param")) {
        replace_one(value, parameters, at, within, faults);
    } else if (value.is_object()) {
        for (auto& [key, content] : value.items())
            replace_parameters(content, parameters, at / key, within, faults);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            replace_parameters(value[i], parameters, at / i, within, faults);
    }
}

void replace_labels_in(ordered_json& value, const combination& parameters) {
    if (value.is_array())
        for (ordered_json& part : value)
            replace_labels_in(part, parameters);
    if (!value.is_string()) return;
    if (value.get_ref<const std::string&>().size() > limits::sentence) return; // `check` refuses it
    std::string text = value.get<std::string>();
    for (const auto& [name, one] : parameters) {
        const std::string mark = "{" + name + "}";
        for (std::size_t found = 0; (found = text.find(mark, found)) != std::string::npos;
             found += one->label.size())
            text.replace(found, mark.size(), one->label);
    }
    value = text;
}

/// In the sentence, and in the ids of controls.
void replace_labels(ordered_json& body, const combination& parameters) {
    for (const char* key : {"says", "control"})
        if (body.contains(key)) replace_labels_in(body[key], parameters);
    const auto table = body.find("table");
    if (table == body.end() || !table->is_object() || !table->contains("rows")) return;
    for (ordered_json& row : (*table)["rows"])
        if (row.is_object() && row.contains("control"))
            replace_labels_in(row["control"], parameters);
}

variant make_variant(const ordered_json& body, const combination& parameters, const place& at,
                     expansion& within, fault_list& faults) {
    variant out{"", body};
    for (const auto& [name, one] : parameters)
        out.suffix += (out.suffix.empty() ? "@" : ",") + name + "=" + one->label;
    if (mentions_parameter(out.body)) replace_parameters(out.body, parameters, at, within, faults);
    replace_labels(out.body, parameters);
    return out;
}

std::map<std::string, choices> parameters_of(const ordered_json& written, const place& at,
                                             fault_list& faults) {
    std::map<std::string, choices> out;
    const auto parameters = written.find("for");
    if (parameters == written.end()) return out;
    if (!parameters->is_object() || parameters->empty())
        faults.add(at / "for", "is not an object from the names of parameters to their values");
    else
        for (const auto& [name, values] : parameters->items()) {
            if (!is_label(name))
                faults.add(at / "for" / name,
                           "cannot be the name of a parameter; use letters and digits");
            out[name] = choices_of(values, at / "for" / name, faults);
        }
    return out;
}

/// Whether the product of all parameters stays within the limit.
bool may_multiply(const std::map<std::string, choices>& all, const place& at, fault_list& faults) {
    std::size_t product = 1;
    for (const auto& [name, values] : all) {
        product *= values.size();
        if (product <= limits::cases_of_case) continue;
        faults.add(at / "for", "makes more than " + std::to_string(limits::cases_of_case) +
                                   " cases, which is the limit of a case");
        return false;
    }
    return true;
}

/// The next choice of every parameter, the last one fastest; false after the last combination.
bool advance(combination& parameters, const std::map<std::string, choices>& all) {
    for (auto at = parameters.rbegin(); at != parameters.rend(); ++at) {
        const choices& values = all.at(at->first);
        if (++at->second != values.data() + values.size()) return true;
        at->second = values.data();
    }
    return false;
}

} // namespace

std::vector<variant> expand_parameters(const ordered_json& written, const place& at,
                                       expansion& within, fault_list& faults) {
    const std::size_t before = faults.added();
    const std::map<std::string, choices> all = parameters_of(written, at, faults);
    if (faults.added() != before || !may_multiply(all, at, faults)) return {};
    ordered_json body = written;
    if (body.is_object()) body.erase("for");
    combination parameters;
    for (const auto& [name, values] : all)
        parameters[name] = values.data();
    std::vector<variant> out;
    do {
        if (!within.take_octets(body, at, faults)) break;
        out.push_back(make_variant(body, parameters, at, within, faults));
    } while (advance(parameters, all));
    return out;
}

} // namespace sockmatrix
