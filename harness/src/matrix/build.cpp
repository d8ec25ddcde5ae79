#include "matrix/build.hpp"

#include <map>
#include <set>

namespace sockmatrix {
namespace {

matrix_column column_of(const judgement& one) {
    matrix_column column;
    column.target = one.target;
    column.run = one.run;
    column.complaints = one.complaints;
    column.incidents = one.incidents;
    column.gaps = one.gaps;
    column.remark = one.remark;
    for (const verdict& each : one.verdicts)
        ++column.counts[std::string(to_string(each.kind))];
    return column;
}

/// Whether a target did something: what it cannot do, or was not asked to do, is no other
/// behaviour.
bool ran(const matrix_cell& cell) {
    return cell && cell->kind != verdict_kind::skipped && cell->kind != verdict_kind::missing &&
           cell->kind != verdict_kind::unsupported && cell->kind != verdict_kind::inexpressible;
}

/// What is shown beside an outcome parts cells, unless the case says why it does not matter.
bool has_differing(const matrix_row& row) {
    std::set<std::pair<std::string, std::string>> did;
    for (const matrix_cell& cell : row.cells)
        if (ran(cell)) did.emplace(cell->happened, row.same.empty() ? cell->shown : "");
    return did.size() > 1;
}

matrix_row row_of(const std::string& id, const test_case* about, std::size_t columns) {
    matrix_row row;
    row.case_id = id;
    row.cells.resize(columns);
    if (!about) return row;
    row.api = about->api;
    row.says = about->says;
    row.level = about->level;
    row.same = about->same;
    row.cite = about->cite;
    return row;
}

} // namespace

matrix build_matrix(const suite& all, const std::vector<judgement>& targets) {
    matrix out;
    out.suite = all.hash;
    std::map<std::string, matrix_row> rows;
    for (std::size_t column = 0; column < targets.size(); ++column) {
        out.columns.push_back(column_of(targets[column]));
        auto row = rows.begin(); // most targets have the same cases, in the same order
        for (const shared_verdict& one : targets[column].verdicts) {
            const std::string& id = one->case_id;
            if (row == rows.end() || row->first != id) row = rows.lower_bound(id);
            if (row == rows.end() || row->first != id)
                row = rows.emplace_hint(row, id, row_of(id, find_case(all, id), targets.size()));
            (row++)->second.cells[column] = one;
        }
    }
    for (auto& [id, row] : rows) {
        row.differs = has_differing(row);
        out.rows.push_back(std::move(row));
    }
    return out;
}

} // namespace sockmatrix
