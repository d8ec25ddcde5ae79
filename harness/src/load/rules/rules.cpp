#include "load/rules/rules.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

struct rule {
    std::string_view name;
    void (*apply)(const lint_input& input, rule_findings& out);
    bool essential = false;
};

const std::vector<rule>& rules() {
    static const std::vector<rule> all = {
        {"calls", check_calls, true},
        {"references", check_references, true},
        {"control-ids", check_control_ids, true},
        {"controls", check_controls},
        {"says", check_says},
        {"places", check_places},
        {"levels", check_levels},
        {"clauses", check_clauses},
        {"cites", check_cites},
        {"capabilities", check_capabilities},
        {"names", check_names},
        {"hosts", check_hosts},
        {"rows", check_rows},
        {"unused", check_unused},
        {"deadlines", check_deadlines},
        {"unfilled", check_unfilled},
        {"overlaps", check_overlaps},
        {"profiles", check_entries},
        {"ties", check_ties},
        {"repeats", check_repeats},
    };
    return all;
}

template <class Choose>
std::vector<finding> apply(const lint_input& input, Choose chosen) {
    std::vector<finding> out;
    for (const rule& one : rules()) {
        rule_findings findings(one.name, out);
        if (chosen(one)) one.apply(input, findings);
    }
    return out;
}

void collect_names(const json& value, std::set<std::string>& out) {
    if (value.is_object() && value.contains("ref") && value["ref"].is_string()) {
        const auto& path = value["ref"].get_ref<const std::string&>();
        out.insert(path.substr(0, path.find('/')));
    }
    if (value.is_object() && value.contains("beside"))
        for (const char* key : {"least-of", "beside"})
            for (const json& name : value.value(key, json::array()))
                if (name.is_string()) out.insert(name.get<std::string>());
    if (value.is_structured())
        for (const json& part : value)
            collect_names(part, out);
}

} // namespace

std::string written_id(const test_case& about) {
    return std::string(written_id(std::string_view(about.id)));
}

void rule_findings::add(std::string where, std::string what) {
    if (added_.insert(where + ": " + what).second)
        into_.push_back({std::string(rule_), std::move(where), std::move(what)});
}

std::vector<finding> essential_findings(const suite& all) {
    return apply({all, {}}, [](const rule& one) { return one.essential; });
}

std::vector<finding> check_suite(const suite& all, const std::vector<profile>& profiles) {
    return apply({all, profiles}, [](const rule&) { return true; });
}

std::vector<finding> check_profiles(const suite& all, const std::vector<profile>& profiles) {
    return apply({all, profiles},
                 [](const rule& one) { return one.name == "profiles" || one.name == "ties"; });
}

std::set<std::string> names_referred_to(const json& value) {
    std::set<std::string> out;
    collect_names(value, out);
    return out;
}

bool has_tagged(const json& value, std::string_view tag, std::string_view text) {
    if (value.is_object() && value.contains(tag)) {
        const json& content = value[tag];
        if (content == text) return true;
        return content.is_array() &&
               std::find(content.begin(), content.end(), text) != content.end();
    }
    return value.is_structured() && std::any_of(value.begin(), value.end(), [&](const json& part) {
               return has_tagged(part, tag, text);
           });
}

bool needs(const test_case& about, std::string_view capability) {
    return std::find(about.needs.begin(), about.needs.end(), capability) != about.needs.end();
}

} // namespace sockmatrix
