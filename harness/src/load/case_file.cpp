#include "load/case_builder.hpp"
#include "load/expand.hpp"
#include "load/readers.hpp"
#include "load/shape.hpp"
#include "load/suite_loader.hpp"

#include <algorithm>
#include <cctype>

namespace sockmatrix {
namespace {

const object_shape& case_file_shape() {
    static const object_shape shape{"a case file",
                                    {{"$schema", content::text},
                                     {"api", content::text, true},
                                     {"parameters", content::object},
                                     {"setups", content::object},
                                     {"cases", content::array, true}}};
    return shape;
}

const object_shape& case_shape() {
    static const object_shape shape{"a case",
                                    {{"id", content::text, true},
                                     {"says", content::text, true},
                                     {"same", content::text},
                                     {"level", content::text, true},
                                     {"clauses", content::texts, true},
                                     {"cite", content::texts},
                                     {"needs", content::array},
                                     {"control", content::any},
                                     {"for", content::object},
                                     {"steps", content::array},
                                     {"table", content::object},
                                     {"expect", content::object},
                                     {"outcomes", content::object},
                                     {"conforms", content::text},
                                     {"deadline", content::seconds}}};
    return shape;
}

bool is_row_name(std::string_view text) {
    const auto is_part = [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == '+';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), is_part);
}

void check_id(const std::string& id, const std::string& api, const place& at, fault_list& faults) {
    const bool begins =
        id.size() > api.size() && id.compare(0, api.size(), api) == 0 && id[api.size()] == '/';
    if (!begins)
        faults.add(at / "id",
                   "\"" + id + "\" does not begin with the api of the file, \"" + api + "/\"");
    else if (!is_slug(std::string_view(id).substr(api.size() + 1)))
        faults.add(at / "id",
                   "\"" + id +
                       "\" has other than lower-case letters, digits and hyphens after the slash");
}

/// The cases of one file while it is read.
struct file_reader {
    std::string api;
    std::string file;
    fault_list& faults;
    name_scope names;
    std::vector<test_case> cases;
    expansion within;

    /// `is_sound`: its values are well-formed, so that they can be weighed.
    void add(test_case one, const std::string& id, const place& at, bool is_sound) {
        if (is_sound && !within.take_made(one, at, faults)) return;
        one.id = id;
        one.api = api;
        one.file = file;
        if (!one.steps.empty()) cases.push_back(std::move(one));
    }

    void add_steps(const variant& from, const std::string& id, const place& at,
                   const std::vector<place>& steps) {
        const std::size_t before = faults.added();
        test_case built = build_case(from.body, at, faults, steps);
        add(std::move(built), id + from.suffix, at, faults.added() == before);
    }

    void add_rows(const variant& from, const std::string& id, const place& at) {
        for (const table_row& row : expand_table(from.body, at, within, faults)) {
            if (!within.take_case(at, faults)) return;
            if (!is_row_name(row.name))
                faults.add(row.at,
                           "\"" + row.name +
                               "\" cannot be the name of a row; use letters, digits, - _ . and +");
            fault_list of_row;
            test_case built = build_case(row.body, row.at, of_row);
            add(std::move(built), id + ":" + row.name + from.suffix, at, of_row.empty());
            for (const finding& one : of_row.all())
                faults.add(written_place(row, at, one.where), one.what);
        }
    }

    void add_variant(const variant& from, const place& at, const std::vector<place>& steps) {
        if (!has_shape(from.body, case_shape(), at, faults)) return;
        const std::string id = from.body["id"].get<std::string>();
        check_id(id, api, at, faults);
        const bool has_steps = from.body.contains("steps");
        if (has_steps == from.body.contains("table"))
            faults.add(at, "has neither or both of steps and table; a case has one of them");
        else if (has_steps && from.body["steps"].empty())
            faults.add(at / "steps", "is empty; a case has at least one step");
        else if (!has_steps)
            add_rows(from, id, at);
        else if (within.take_case(at, faults))
            add_steps(from, id, at, steps);
    }

    void add_written(const ordered_json& written, const place& at) {
        const std::size_t before = faults.added();
        const written_case whole = write_out_case(written, at, names, within, faults);
        if (faults.added() != before) return;
        for (const variant& one : expand_parameters(whole, at, names, within, faults))
            add_variant(one, at, whole.places);
    }
};

} // namespace

bool is_slug(std::string_view text) noexcept {
    const auto is_part = [](unsigned char c) {
        return (std::isalnum(c) != 0 && std::isupper(c) == 0) || c == '-';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), is_part);
}

file_cases build_cases(const ordered_json& content, const std::filesystem::path& folder,
                       const std::filesystem::path& file, const definitions& shared,
                       fault_list& faults) {
    const place top(shown_path(file));
    if (!has_shape(content, case_file_shape(), top, faults)) return {};
    file_reader reader{text_of(content, "api"),
                       file.lexically_relative(folder).generic_string(),
                       faults,
                       name_scope(shared),
                       {},
                       {}};
    reader.names.define(content, top, reader.within, faults);
    const ordered_json& cases = content["cases"];
    for (std::size_t i = 0; i < cases.size(); ++i)
        reader.add_written(cases[i], top / "cases" / i);
    return {std::move(reader.cases), reader.names.uses()};
}

file_cases collect_cases(const std::filesystem::path& folder, const std::filesystem::path& file,
                         const definitions& shared, fault_list& faults) {
    const std::optional<ordered_json> content = read_ordered(file, faults);
    return content ? build_cases(*content, folder, file, shared, faults) : file_cases{};
}

std::vector<test_case> parse_cases(std::string_view text, const definitions& shared,
                                   const std::filesystem::path& folder,
                                   const std::filesystem::path& file) {
    fault_list faults;
    const std::optional<ordered_json> content = parse_ordered(text, file, faults);
    std::vector<test_case> out;
    if (content) out = build_cases(*content, folder, file, shared, faults).cases;
    faults.refuse();
    return out;
}

} // namespace sockmatrix
