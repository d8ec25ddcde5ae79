#include "matrix/groups.hpp"

#include <algorithm>
#include <tuple>

namespace sockmatrix {
namespace {

trait_index index_of(const matrix& value) {
    trait_index out;
    for (const matrix_column& column : value.columns)
        out.add(column.target, column.run);
    return out;
}

target_names present_in(const matrix& value, const matrix_row& row) {
    target_names out;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (row.cells[i]) out.insert(value.columns[i].target);
    return out;
}

std::vector<outcome_group> outcomes_of(const matrix& value, const matrix_row& row) {
    std::map<std::pair<verdict_kind, std::string>, target_names> by_outcome;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (!row.cells[i]) continue;
        const verdict& one = *row.cells[i];
        by_outcome[{one.kind, did_text(one)}].insert(value.columns[i].target);
    }
    std::vector<outcome_group> out;
    for (auto& [key, targets] : by_outcome)
        out.push_back({key.first, key.second, std::move(targets), {}});
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.targets.size() > b.targets.size();
    });
    return out;
}

bool same_outcomes(const std::vector<outcome_group>& left,
                   const std::vector<outcome_group>& right) {
    return std::equal(
        left.begin(), left.end(), right.begin(), right.end(),
        [](const auto& a, const auto& b) { return a.did == b.did && a.targets == b.targets; });
}

template <class Wanted, class Remark>
std::vector<cell_group> group_cells(const matrix& value, Wanted wanted, Remark remark) {
    std::map<std::tuple<std::string, std::string, std::string>, cell_group> groups;
    std::map<std::string, target_names> asked;
    for (const matrix_row& row : value.rows) {
        const std::string written(written_id(row.case_id));
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (!row.cells[i]) continue;
            const verdict& one = *row.cells[i];
            asked[written].insert(value.columns[i].target);
            if (!wanted(one)) continue;
            cell_group& group = groups[{written, did_text(one), remark(one)}];
            group.kind = one.kind;
            if (group.cases.empty() || group.cases.back() != row.case_id)
                group.cases.push_back(row.case_id);
            group.targets.insert(value.columns[i].target);
        }
    }
    const trait_index traits = index_of(value);
    std::vector<cell_group> out;
    for (auto& [key, group] : groups) {
        std::tie(group.written, group.did, group.remark) = key;
        group.traits = traits.describe(group.targets, asked[group.written]);
        out.push_back(std::move(group));
    }
    return out;
}

} // namespace

std::vector<difference_group> group_differences(const matrix& value) {
    const trait_index traits = index_of(value);
    std::vector<difference_group> out;
    std::map<std::string, std::vector<std::size_t>> groups; // written id -> indices in `out`
    for (const matrix_row& row : value.rows) {
        if (!row.differs) continue;
        std::vector<outcome_group> outcomes = outcomes_of(value, row);
        std::vector<std::size_t>& known = groups[std::string(written_id(row.case_id))];
        const auto like = std::find_if(known.begin(), known.end(), [&](std::size_t i) {
            return same_outcomes(out[i].outcomes, outcomes);
        });
        if (like != known.end()) {
            out[*like].cases.push_back(row.case_id);
            continue;
        }
        for (outcome_group& one : outcomes)
            one.traits = traits.describe(one.targets, present_in(value, row));
        known.push_back(out.size());
        out.push_back({&row, {row.case_id}, std::move(outcomes)});
    }
    return out;
}

std::vector<cell_group> group_bugs(const matrix& value) {
    return group_cells(
        value, [](const verdict& one) { return !one.bug.empty(); },
        [](const verdict& one) {
            return one.report.empty() ? one.bug : one.bug + " (" + one.report + ")";
        });
}

std::vector<cell_group> group_unexpected(const matrix& value) {
    return group_cells(
        value, [](const verdict& one) { return is_red(one.expected); },
        [](const verdict& one) { return std::string(to_string(one.expected)); });
}

} // namespace sockmatrix
