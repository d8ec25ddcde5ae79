#include "load/expand.hpp"
#include "load/shape.hpp"
#include "model/limits.hpp"

namespace sockmatrix {
namespace {

const object_shape& table_shape() {
    static const object_shape shape{
        "a table", {{"call", content::text, true}, {"rows", content::array, true}}};
    return shape;
}

const object_shape& row_shape() {
    static const object_shape shape{"a row",
                                    {{"row", content::text, true},
                                     {"args", content::array},
                                     {"kwargs", content::object},
                                     {"expect", content::object},
                                     {"outcomes", content::object},
                                     {"conforms", content::text},
                                     {"needs", content::array},
                                     {"control", content::any},
                                     {"cite", content::texts},
                                     {"level", content::text},
                                     {"says", content::text},
                                     {"clauses", content::texts}}};
    return shape;
}

/// The object form of a row [name, args, pattern].
ordered_json from_array(const ordered_json& row) {
    ordered_json out = {{"row", row[0]}, {"args", row[1]}};
    if (row.size() == 3) out["expect"] = row[2];
    return out;
}

bool is_short_form(const ordered_json& row) {
    return row.is_array() && (row.size() == 2 || row.size() == 3);
}

/// What a row says of the result replaces what the case says of it as a whole.
void drop_replaced(ordered_json& body, const ordered_json& row) {
    if (row.contains("expect")) body.erase("conforms");
    if (row.contains("outcomes")) {
        body.erase("expect");
        body.erase("conforms");
    }
}

ordered_json row_body(const ordered_json& shared, const ordered_json& call,
                      const ordered_json& row) {
    ordered_json out = shared;
    ordered_json step = {{"call", call}};
    drop_replaced(out, row);
    for (const auto& [key, value] : row.items()) {
        if (key == "args" || key == "kwargs")
            step[key] = value;
        else if (key != "row")
            out[key] = value;
    }
    out["steps"] = ordered_json::array({std::move(step)});
    return out;
}

std::vector<std::pair<std::string, std::string>>
written_places(const ordered_json& row, const place& at, const place& of_case) {
    const bool is_short = row.is_array();
    std::vector<std::pair<std::string, std::string>> out = {
        {(at / "steps" / 0 / "args").text(), (is_short ? at / 1 : at / "args").text()},
        {(at / "steps" / 0 / "kwargs").text(), (at / "kwargs").text()},
        {(at / "steps" / 0).text(), at.text()}};
    for (const char* key : {"expect", "outcomes", "conforms", "needs", "level", "control"}) {
        const bool in_short = is_short && row.size() == 3 && std::string_view(key) == "expect";
        if (in_short)
            out.emplace_back((at / key).text(), (at / 2).text());
        else if (is_short || !row.contains(key))
            out.emplace_back((at / key).text(), (of_case / key).text());
    }
    return out;
}

} // namespace

std::string written_place(const table_row& row, const place& of_case, const std::string& where) {
    for (const auto& [within, written] : written_places(*row.written, row.at, of_case))
        if (where.rfind(within, 0) == 0) return written + where.substr(within.size());
    return where;
}

std::vector<table_row> expand_table(const ordered_json& body, const place& at, expansion& within,
                                    fault_list& faults) {
    std::vector<table_row> out;
    const ordered_json& table = body["table"];
    if (!has_shape(table, table_shape(), at / "table", faults)) return out;
    const ordered_json& rows = table["rows"];
    if (rows.empty()) faults.add(at / "table" / "rows", "is empty; a table has at least one row");
    if (rows.size() > limits::cases_of_case) {
        faults.add(at / "table" / "rows", "makes more than " +
                                              std::to_string(limits::cases_of_case) +
                                              " cases, which is the limit of a case");
        return out;
    }
    ordered_json shared = body; // what every row takes, without the rows
    shared.erase("table");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        place here = at / "table" / "rows" / i;
        if (rows[i].is_array() && !is_short_form(rows[i])) {
            faults.add(here,
                       "is not [name, arguments, pattern] and not an object with the key row");
            continue;
        }
        const ordered_json row = rows[i].is_array() ? from_array(rows[i]) : rows[i];
        if (!has_shape(row, row_shape(), here, faults)) continue;
        if (!within.take_octets(shared, here, faults)) break;
        out.push_back(
            {row["row"].get<std::string>(), row_body(shared, table["call"], row), here, &rows[i]});
    }
    return out;
}

} // namespace sockmatrix
