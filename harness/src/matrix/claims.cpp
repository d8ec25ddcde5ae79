#include "judge/judge.hpp"
#include "matrix/build.hpp"

#include <algorithm>
#include <set>

namespace sockmatrix {
namespace {

using names = std::set<std::string>;

names traits_of(const json& run) {
    names out;
    for (const json& trait : run.value("traits", json::array()))
        if (trait.is_string()) out.insert(trait.get<std::string>());
    return out;
}

/// Traits that a recording has which no emulator stood in for.
names traits_that_ran(const matrix& from, const std::vector<profile>& profiles) {
    names out;
    for (const matrix_column& column : from.columns) {
        const names traits = traits_of(column.run);
        const bool emulated =
            std::any_of(profiles.begin(), profiles.end(), [&](const profile& one) {
                return one.on == axis::emulator && traits.contains(one.trait);
            });
        if (!emulated) out.insert(traits.begin(), traits.end());
    }
    return out;
}

matrix_row& row_for(matrix& into, const test_case& about) {
    const auto place = std::lower_bound(
        into.rows.begin(), into.rows.end(), about.id,
        [](const matrix_row& one, const std::string& id) { return one.case_id < id; });
    if (place != into.rows.end() && place->case_id == about.id) return *place;
    matrix_row row;
    row.case_id = about.id;
    row.api = about.api;
    row.says = about.says;
    row.level = about.level;
    row.cite = about.cite;
    row.cells.resize(into.columns.size());
    return *into.rows.insert(place, std::move(row));
}

void add_column(matrix& into, const suite& all, const profile& from) {
    claimed_column column;
    column.trait = from.trait;
    const std::size_t index = into.claimed.size();
    for (const test_case& about : all.cases) {
        std::vector<claim> claims = claims_of(from, about.id);
        if (claims.empty()) continue;
        ++column.counts[std::string(to_string(claims.front().kind))];
        matrix_row& row = row_for(into, about);
        row.claims.resize(index + 1);
        row.claims[index] = std::move(claims);
    }
    if (column.counts.empty()) return;
    into.claimed.push_back(std::move(column));
    for (matrix_row& row : into.rows)
        row.claims.resize(into.claimed.size());
}

} // namespace

void add_claims(matrix& into, const suite& all, const std::vector<profile>& profiles) {
    const names ran = traits_that_ran(into, profiles);
    for (const profile& one : profiles)
        if (one.on != axis::implementation && !ran.contains(one.trait)) add_column(into, all, one);
}

} // namespace sockmatrix
