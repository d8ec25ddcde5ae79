#include "load/case_writer.hpp"

#include "load/calls.hpp"
#include "load/case_builder.hpp"
#include "load/layout.hpp"
#include "load/rules/rules.hpp"
#include "load/shape.hpp"
#include "load/suite_loader.hpp"
#include "load/written.hpp"
#include "model/enum_names.hpp"
#include "model/failure.hpp"
#include "model/recording.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse_case(const std::string& text) {
    throw failure(exit_code::invalid, text + " (nothing was written)");
}

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}

/// Documented names that are no patterns, and those that have cases without being documented.
std::vector<std::string> api_names(const suite& all) {
    std::set<std::string> out;
    for (const std::string& name : all.names)
        if (name.find('*') == std::string::npos) out.insert(name);
    for (const test_case& one : all.cases)
        out.insert(one.api);
    return {out.begin(), out.end()};
}

void require_place(const suite& all, const new_case& wanted) {
    if (!area_names().contains(wanted.area))
        refuse_case("unknown area " + quoted(wanted.area) + "; there are " + joined(area_names()));
    const std::vector<std::string> names = api_names(all);
    if (std::find(names.begin(), names.end(), wanted.api) == names.end())
        refuse_case("unknown api " + quoted(wanted.api) + "; there are " + joined(names));
    if (!is_slug(wanted.slug))
        refuse_case(quoted(wanted.slug) +
                    " is no slug; use lower-case letters, digits and hyphens, such as in-use");
}

void require_clauses(const suite& all, const new_case& wanted) {
    std::set<std::string> known, of_api;
    for (const clause& one : all.clauses) {
        known.insert(one.id);
        if (one.api == wanted.api) of_api.insert(one.id);
    }
    for (const std::string& id : wanted.clauses)
        if (!known.contains(id))
            refuse_case("unknown clause " + quoted(id) + "; " +
                        (of_api.empty() ? "" : wanted.api + " has " + joined(of_api) + "; ") +
                        "cases/clauses.json lists all");
    if (wanted.clauses.empty()) refuse_case("a case names at least one clause");
}

void require_new_id(const suite& all, const fs::path& folder, const std::string& id) {
    for (const test_case& one : all.cases)
        if (written_id(one) == id)
            refuse_case(id + " is there already, in " + shown_path(folder / one.file) +
                        "; ids are unique in the suite");
}

/// The calls that nearly every case of this api begins with.
ordered_json first_steps(const std::string& api) {
    ordered_json stream = ordered_json::parse(
        R"({"call": "socket", "args": [{"const": "AF_INET"}, {"const": "SOCK_STREAM"}]})");
    if (api.rfind("AF_", 0) == 0) stream["args"][0]["const"] = api;
    if (api == "socket" || !is_known_call(api)) return ordered_json::array({stream});
    ordered_json call = {{"call", api}, {"args", ordered_json::array()}};
    if (api.rfind("socket.", 0) != 0) return ordered_json::array({call});
    stream["as"] = "s";
    call["args"].push_back({{"ref", "s"}});
    return ordered_json::array({stream, call});
}

ordered_json case_body(const new_case& wanted) {
    const ordered_json nothing = ordered_json::parse(R"({"returns": {"not": {"any": true}}})");
    ordered_json out = {{"id", wanted.api + "/" + wanted.slug},
                        {"says", wanted.says},
                        {"level", wanted.level},
                        {"clauses", wanted.clauses}};
    if (!wanted.cite.empty()) out["cite"] = wanted.cite;
    if (!wanted.needs.empty()) out["needs"] = wanted.needs;
    out["steps"] = first_steps(wanted.api);
    if (demands(wanted))
        out["expect"] = nothing;
    else
        out["outcomes"]["name-it"] = nothing;
    return out;
}

/// Refuses what loading and the rules of style would find in the words that were given.
void require_well_formed(const ordered_json& body, const new_case& wanted, const fs::path& file) {
    fault_list faults;
    suite only;
    only.cases.push_back(build_case(body, place(shown_path(file)), faults));
    if (!faults.empty()) refuse_case(faults.all().front().where + ": " + faults.all().front().what);
    only.cases[0].id = body["id"].get<std::string>();
    only.cases[0].file = shown_path(file);
    std::vector<finding> found;
    rule_findings out("new-case", found);
    check_says({only, {}}, out);
    if (!wanted.cite.empty()) check_cites({only, {}}, out);
    if (!found.empty()) refuse_case(found.front().where + ": " + found.front().what);
}

std::string case_text(const ordered_json& body) {
    try {
        return laid_out(body.dump(), 4);
    } catch (const ordered_json::exception&) {
        refuse_case("the words of a case are text in UTF-8");
    }
}

std::string empty_file(const std::string& api) {
    return "{\n  \"$schema\": \"../schema/cases.schema.json\",\n  \"api\": \"" + api +
           "\",\n  \"cases\": []\n}\n";
}

/// Puts the case after the last one; every octet of the text is kept, but the brackets of an empty
/// array are parted.
void put_last(added_case& out, const std::string& one) {
    const written_value file = read_written(out.text);
    const written_value& cases = *file.part("cases");
    const std::size_t after = cases.parts.empty() ? begin_in(out.text, cases.text) + 1
                                                  : end_in(out.text, cases.parts.back().text);
    const std::string before = cases.parts.empty() ? "\n    " : ",\n    ";
    const std::string end = cases.parts.empty() ? "\n  " : "";
    const auto start = out.text.begin();
    out.line = 2 + static_cast<std::size_t>(
                       std::count(start, start + static_cast<std::ptrdiff_t>(after), '\n'));
    out.text.insert(after, before + one + end);
}

/// A file that is there must hold cases of this api, and spell its keys as everybody does.
void require_file_of(const std::string& api, const added_case& there) {
    fault_list faults;
    const auto content = parse_ordered(there.text, there.file, faults);
    faults.refuse();
    if (text_of(*content, "api") != api)
        refuse_case(shown_path(there.file) + ": holds cases of " + text_of(*content, "api"));
    if (read_written(there.text).part("cases") == nullptr)
        refuse_case(shown_path(there.file) + ": write the key \"cases\" without escapes");
}

/// The text must hold what it held, and the case.
void require_added(const std::string& before, const added_case& after, const ordered_json& body) {
    fault_list faults;
    auto old = parse_ordered(before, after.file, faults);
    const auto now = parse_ordered(after.text, after.file, faults);
    if (old) (*old)["cases"].push_back(body);
    if (!faults.empty() || old != now)
        throw failure(exit_code::failed, shown_path(after.file) + ": the case cannot be put there");
}

} // namespace

bool demands(const new_case& wanted) {
    const auto level = value_named<demand_level>(level_names, wanted.level);
    return level && is_demanded(*level);
}

added_case plan_case(const suite& all, const fs::path& folder, const new_case& wanted) {
    require_place(all, wanted);
    require_clauses(all, wanted);
    added_case out;
    out.id = wanted.api + "/" + wanted.slug;
    out.file = folder / wanted.area / (wanted.api + ".json");
    require_new_id(all, folder, out.id);
    const ordered_json body = case_body(wanted);
    const std::string one = case_text(body);
    require_well_formed(body, wanted, out.file);
    out.is_new = !fs::exists(out.file);
    const std::string before = out.is_new ? empty_file(wanted.api) : read_file(out.file);
    out.text = before;
    require_file_of(wanted.api, out);
    put_last(out, one);
    require_added(before, out, body);
    return out;
}

} // namespace sockmatrix
