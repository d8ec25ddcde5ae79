#include "matrix/build.hpp"

namespace sockmatrix {
namespace {

/// Raised when a reader of the old form would misread the new one.
constexpr int format = 1;

void put_text(json& object, const char* key, const std::string& text) {
    if (!text.empty()) object[key] = text;
}

json to_json(const matrix_column& column) {
    return {{"target", column.target},
            {"run", column.run},
            {"counts", column.counts},
            {"complaints", column.complaints}};
}

/// The row says which case it is: the cell need not.
json to_json(const matrix_cell& cell) {
    if (!cell.present) return nullptr;
    json value = sockmatrix::to_json(cell.value);
    value.erase("case");
    value.erase("level");
    return value;
}

json to_json(const matrix_row& row) {
    json cells = json::array();
    for (const matrix_cell& cell : row.cells)
        cells.push_back(to_json(cell));
    return {{"case", row.case_id}, {"api", row.api},         {"says", row.says},
            {"cite", row.cite},    {"differs", row.differs}, {"level", to_string(row.level)},
            {"cells", cells}};
}

} // namespace

json to_json(const verdict& value) {
    json object = {{"case", value.case_id},
                   {"level", to_string(value.level)},
                   {"verdict", to_string(value.kind)},
                   {"happened", value.happened},
                   {"expected", to_string(value.expected)},
                   {"seen", value.seen}};
    put_text(object, "wanted", value.wanted);
    put_text(object, "why", value.why);
    put_text(object, "evidence", value.evidence);
    put_text(object, "bug", value.bug);
    if (!value.errors.empty()) object["errors"] = value.errors;
    return object;
}

json to_json(const judgement& value) {
    json verdicts = json::array();
    for (const verdict& one : value.verdicts)
        verdicts.push_back(to_json(one));
    return {{"format", format},
            {"target", value.target},
            {"run", value.run},
            {"as_expected", value.as_expected()},
            {"complaints", value.complaints},
            {"verdicts", verdicts}};
}

json to_json(const matrix& value) {
    json columns = json::array();
    json rows = json::array();
    for (const matrix_column& column : value.columns)
        columns.push_back(to_json(column));
    for (const matrix_row& row : value.rows)
        rows.push_back(to_json(row));
    return {{"format", format}, {"suite", value.suite}, {"columns", columns}, {"rows", rows}};
}

} // namespace sockmatrix
