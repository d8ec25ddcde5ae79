#include "load/choices.hpp"
#include "load/expand.hpp"
#include "model/limits.hpp"

namespace sockmatrix {
namespace {

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

/// In the whole case; a fault in a step is told where the step stands.
void replace_in_case(ordered_json& body, const combination& parameters,
                     const std::vector<place>& steps, const place& at, expansion& within,
                     fault_list& faults) {
    constexpr auto made = made_of_parameters::cases;
    for (auto& [key, content] : body.items()) {
        const bool is_placed = key == "steps" && content.is_array();
        for (std::size_t i = 0; is_placed && i < content.size(); ++i)
            replace_parameters(content[i], parameters, steps[i], made, within, faults);
        if (!is_placed) replace_parameters(content, parameters, at / key, made, within, faults);
    }
}

variant make_variant(const written_case& from, const combination& parameters, const place& at,
                     expansion& within, fault_list& faults) {
    variant out{"", from.body};
    for (const auto& [name, one] : parameters)
        out.suffix += (out.suffix.empty() ? "@" : ",") + name + "=" + one->label;
    if (out.body.is_object() && mentions_parameter(out.body))
        replace_in_case(out.body, parameters, from.places, at, within, faults);
    replace_labels(out.body, parameters);
    return out;
}

} // namespace

std::vector<variant> expand_parameters(const written_case& written, const place& at,
                                       name_scope& names, expansion& within, fault_list& faults) {
    const std::size_t before = faults.added();
    written_case from = written;
    choices_by_name all;
    if (from.body.is_object() && from.body.contains("for"))
        all = parameters_of(written.body["for"], at / "for", made_of_parameters::cases, names,
                            faults);
    if (faults.added() != before) return {};
    if (from.body.is_object()) from.body.erase("for");
    std::vector<variant> out;
    each_combination(all, [&](const combination& chosen) {
        if (!within.take_octets(from.body, at, faults)) return false;
        out.push_back(make_variant(from, chosen, at, within, faults));
        return true;
    });
    return out;
}

} // namespace sockmatrix
