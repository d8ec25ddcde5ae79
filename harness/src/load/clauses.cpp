#include "load/readers.hpp"
#include "load/shape.hpp"
#include "load/suite_loader.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace sockmatrix {
namespace {

const object_shape& clauses_shape() {
    static const object_shape shape{"clauses.json",
                                    {{"$schema", content::text},
                                     {"names", content::texts, true},
                                     {"clauses", content::array, true}}};
    return shape;
}

const object_shape& clause_shape() {
    static const object_shape shape{"a clause",
                                    {{"id", content::text, true},
                                     {"says", content::text, true},
                                     {"source", content::text, true},
                                     {"api", content::text, true},
                                     {"planned", content::text}}};
    return shape;
}

void check_clause(const clause& one, const std::set<std::string_view>& names, const place& at,
                  fault_list& faults) {
    if (one.source != "doc" && one.source != "methods")
        faults.add(at / "source", "\"" + one.source + "\" is no source; there are doc and methods");
    if (!names.contains(one.api))
        faults.add(at / "api",
                   "\"" + one.api + "\" is not among the documented names of this file");
}

void build_clauses(std::string_view text, const std::filesystem::path& file, suite& into,
                   fault_list& faults) {
    const place top(shown_path(file));
    const std::optional<json> content = parse_plain(text, file, faults);
    if (!content || !has_shape(*content, clauses_shape(), top, faults)) return;
    into.names = texts_of(*content, "names");
    const std::set<std::string_view> names(into.names.begin(), into.names.end());
    const json& clauses = (*content)["clauses"];
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        const place here = top / "clauses" / i;
        const json& written = clauses[i];
        if (!has_shape(written, clause_shape(), here, faults)) continue;
        clause one{text_of(written, "id"), text_of(written, "says"), text_of(written, "source"),
                   text_of(written, "api"), text_of(written, "planned")};
        check_clause(one, names, here, faults);
        into.clauses.push_back(std::move(one));
    }
    std::sort(into.clauses.begin(), into.clauses.end(),
              [](const clause& a, const clause& b) { return a.id < b.id; });
    for (std::size_t i = 1; i < into.clauses.size(); ++i)
        if (into.clauses[i].id == into.clauses[i - 1].id)
            faults.add(top / "clauses", "the clause " + into.clauses[i].id + " is there twice");
}

} // namespace

void collect_clauses(const std::filesystem::path& folder, suite& into, fault_list& faults) {
    const std::filesystem::path file = folder / "clauses.json";
    if (const std::optional<std::string> text = read_text(file, faults))
        build_clauses(*text, file, into, faults);
}

suite parse_clauses(std::string_view text, const std::filesystem::path& file) {
    suite out;
    fault_list faults;
    build_clauses(text, file, out, faults);
    faults.refuse();
    return out;
}

} // namespace sockmatrix
