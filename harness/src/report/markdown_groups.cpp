#include "matrix/groups.hpp"
#include "report/markdown.hpp"
#include "report/symbols.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

/// "musl (4)", "x, y, z", "the others (12)".
std::string where_text(const target_names& targets, const std::vector<std::string>& traits,
                       bool is_rest) {
    constexpr std::size_t few = 3;
    if (is_rest && targets.size() > few) return fmt::format("the others ({})", targets.size());
    if (traits == std::vector<std::string>{"all"}) return fmt::format("all ({})", targets.size());
    if (!traits.empty() && targets.size() > 1)
        return fmt::format("{} ({})", escaped_name(fmt::format("{}", fmt::join(traits, " + "))),
                           targets.size());
    return escaped_name(fmt::format("{}", fmt::join(targets, ", ")));
}

std::string cases_text(const std::vector<std::string>& cases, const std::string& written) {
    if (cases.size() == 1) return markdown_name(cases.front());
    return fmt::format("{} ({} cases)", markdown_name(written), cases.size());
}

void write_cells(std::string& out, std::string_view title, const std::vector<cell_group>& groups) {
    out += fmt::format("## {}\n\n", title);
    for (const cell_group& one : groups)
        out +=
            fmt::format("- {}: {} {}; {}; {}\n", cases_text(one.cases, one.written),
                        symbol_of(one.kind), escaped_markdown(one.did),
                        escaped_markdown(one.remark), where_text(one.targets, one.traits, false));
    out += groups.empty() ? "None.\n\n" : "\n";
}

void write_complaints(std::string& out, const matrix& value) {
    std::string lines;
    for (const matrix_column& column : value.columns)
        for (const std::string& complaint : column.complaints)
            lines +=
                fmt::format("- {} {}\n", markdown_name(column.target), escaped_markdown(complaint));
    if (!lines.empty()) out += "## Profiles\n\n" + lines + "\n";
    std::string lost;
    for (const matrix_column& column : value.columns)
        for (const std::string& gap : column.gaps)
            lost += fmt::format("- `{}` {}\n", column.target, escaped_markdown(gap));
    if (!lost.empty()) out += "## What recordings lack\n\n" + lost + "\n";
}

void write_difference(std::string& out, const difference_group& group) {
    const matrix_row& row = *group.first;
    out += fmt::format("- {} ({}): {}\n",
                       cases_text(group.cases, std::string(written_id(row.case_id))),
                       to_string(row.level), escaped_markdown(row.says));
    for (const outcome_group& one : group.outcomes)
        out += fmt::format("  - {} {}: {}\n", symbol_of(one.kind), escaped_markdown(one.did),
                           where_text(one.targets, one.traits, &one == &group.outcomes.front()));
}

std::string claim_text(const claim& one) {
    std::string text =
        fmt::format("{}: {}", one.kind == evidence_kind::reported ? "reported" : "doc",
                    fmt::join(one.outcomes, " or "));
    if (!one.condition.empty()) text += " where " + one.condition;
    if (one.kind == evidence_kind::reported) text += " (" + one.source + ")";
    return text;
}

std::string claims_line(const std::vector<claim>& claims) {
    std::string text;
    for (const claim& one : claims)
        text += (text.empty() ? "" : "; ") + claim_text(one);
    return text;
}

void write_claims_of(std::string& out, const matrix& value, std::size_t column) {
    const claimed_column& about = value.claimed[column];
    out += fmt::format("### {}\n\n", escaped_markdown(about.trait));
    std::map<std::pair<std::string, std::string>, std::vector<std::string>>
        groups; // written id, text -> cases
    for (const matrix_row& row : value.rows)
        if (column < row.claims.size() && !row.claims[column].empty())
            groups[{std::string(written_id(row.case_id)), claims_line(row.claims[column])}]
                .push_back(row.case_id);
    for (const auto& [key, cases] : groups)
        out +=
            fmt::format("- {}: {}\n", cases_text(cases, key.first), escaped_markdown(key.second));
    out += "\n";
}

} // namespace

std::string claims_markdown(const matrix& value) {
    if (value.claimed.empty()) return {};
    std::string out =
        "## Documented or reported, not run\n\nWhat sources say of platforms that no recording "
        "here is of. "
        "Nothing of it was observed.\n\n| trait | documented | reported |\n|---|---|---|\n";
    const auto count = [](const claimed_column& column, evidence_kind kind) {
        const auto found = column.counts.find(std::string(to_string(kind)));
        return found == column.counts.end() ? std::size_t{0} : found->second;
    };
    for (const claimed_column& one : value.claimed)
        out +=
            fmt::format("| {} | {} | {} |\n", escaped_markdown(one.trait),
                        count(one, evidence_kind::documented), count(one, evidence_kind::reported));
    out += "\n";
    for (std::size_t i = 0; i < value.claimed.size(); ++i)
        write_claims_of(out, value, i);
    return out;
}

std::string incidents_markdown(const matrix& value) {
    std::string lines;
    for (const matrix_column& column : value.columns)
        for (const judged_incident& one : column.incidents)
            lines +=
                fmt::format("- {} {}{}; {}\n", markdown_name(column.target),
                            one.expected ? "" : "(unexpected) ",
                            escaped_markdown(incident_text(one.what)), escaped_markdown(one.why));
    return lines.empty() ? lines : "## Incidents\n\n" + lines + "\n";
}

std::string groups_markdown(const matrix& value) {
    std::string out;
    write_cells(out, "What was not expected", group_unexpected(value));
    write_complaints(out, value);
    out += incidents_markdown(value);
    write_cells(out, "Known bugs", group_bugs(value));
    out += "## What differs\n\nA trait stands for all targets that have it and ran the case. Every "
           "case by every target is in "
           "`matrix.html` and `matrix.json` beside this file.\n\n";
    const std::vector<difference_group> groups = group_differences(value);
    for (const difference_group& one : groups)
        write_difference(out, one);
    out += groups.empty() ? "Nothing.\n\n" : "\n";
    return out + claims_markdown(value);
}

} // namespace sockmatrix
