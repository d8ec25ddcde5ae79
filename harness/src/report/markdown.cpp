#include "report/markdown.hpp"
#include "report/counts.hpp"
#include "report/report.hpp"
#include "report/symbols.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string ruler(std::size_t columns) {
    std::string line = "|";
    for (std::size_t i = 0; i < columns; ++i)
        line += "---|";
    return line + "\n";
}

/// A column that is incomplete or of another suite has a mark, which a list below the figures
/// explains.
std::string marked_target(const matrix_column& column) {
    return escaped_name(column.target) + (column.remark.empty() ? "" : " ⚠");
}

/// What is to be known of recordings that are not whole or not of this suite; empty if all are.
std::string remarks_markdown(const matrix& value) {
    std::string lines;
    for (const matrix_column& column : value.columns)
        if (!column.remark.empty())
            lines += fmt::format("- ⚠ {} is {}\n", markdown_name(column.target),
                                 escaped_markdown(column.remark));
    return lines.empty() ? ""
                         : "Recordings that are incomplete or of another suite:\n\n" + lines + "\n";
}

void write_counts(std::string& out, const matrix& value) {
    out += "## Verdicts per target\n\n| target | cases |";
    for (const verdict_kind kind : all_kinds)
        out += fmt::format(" {} |", to_string(kind));
    out += "\n" + ruler(2 + std::size(all_kinds));
    for (const matrix_column& column : value.columns) {
        std::size_t sum = 0;
        for (const auto& [kind, count] : column.counts)
            sum += count;
        out += fmt::format("| {} | {} |", marked_target(column), sum);
        for (const verdict_kind kind : all_kinds)
            out += fmt::format(" {} |", count_of(column.counts, kind));
        out += "\n";
    }
    out += "\n" + remarks_markdown(value);
    for (const verdict_kind kind : all_kinds)
        out += fmt::format("- {} **{}**: {}\n", symbol_of(kind), to_string(kind), meaning_of(kind));
    out += "\n";
}

void write_environments(std::string& out, const matrix& value) {
    out += "## Where it ran\n\n";
    for (const matrix_column& column : value.columns)
        out += fmt::format("- {}: {}\n", markdown_name(column.target),
                           escaped_markdown(environment_line(column.run)));
    out += "\n";
}

void write_unexpected(std::string& out, const matrix& value) {
    out += "## What was not expected\n\n";
    std::string lines;
    for (std::size_t i = 0; i < value.columns.size(); ++i) {
        for (const matrix_row& row : value.rows) {
            const matrix_cell& cell = row.cells[i];
            if (!cell || !is_red(cell->expected)) continue;
            lines += fmt::format("- {} {} {}: {}\n", markdown_name(value.columns[i].target),
                                 markdown_name(row.case_id), escaped_markdown(cell_text(*cell)),
                                 escaped_markdown(cell->why));
        }
        for (const std::string& complaint : value.columns[i].complaints)
            lines += fmt::format("- {} {}\n", markdown_name(value.columns[i].target),
                                 escaped_markdown(complaint));
        for (const std::string& gap : value.columns[i].gaps)
            lines += fmt::format("- {} {}\n", markdown_name(value.columns[i].target),
                                 escaped_markdown(gap));
    }
    out += lines.empty() ? "Nothing.\n\n" : lines + "\n";
}

std::string cell_markdown(const matrix_cell& cell) {
    if (!cell) return "not recorded";
    std::string text =
        fmt::format("{} {}", symbol_of(cell->kind), escaped_markdown(cell_text(*cell)));
    if (!cell->bug.empty()) text += " (known bug)";
    return text;
}

/// More columns than this are no table that one can read.
constexpr std::size_t most_columns = 4;

void write_table(std::string& out, const matrix& value, bool only_differences) {
    out += "| case | level |";
    for (const matrix_column& column : value.columns)
        out += fmt::format(" {} |", marked_target(column));
    out += "\n" + ruler(2 + value.columns.size());
    for (const matrix_row& row : value.rows) {
        if (only_differences && !row.differs) continue;
        out += fmt::format("| {}<br>{} | {} |", markdown_name(row.case_id),
                           escaped_markdown(row.says), to_string(row.level));
        for (const matrix_cell& cell : row.cells)
            out += fmt::format(" {} |", cell_markdown(cell));
        out += "\n";
    }
    out += "\n";
}

} // namespace

std::string matrix_markdown(const matrix& value) {
    std::string out = fmt::format("# Portability matrix\n\n{} cases, {} targets. Suite `{}`.\n\n",
                                  value.rows.size(), value.columns.size(), value.suite);
    write_counts(out, value);
    write_environments(out, value);
    if (value.columns.size() > most_columns) return out + groups_markdown(value);
    write_unexpected(out, value);
    out += incidents_markdown(value);
    out += "## What differs\n\n";
    write_table(out, value, true);
    out += claims_markdown(value);
    out += "## Every case\n\n";
    write_table(out, value, false);
    return out;
}

} // namespace sockmatrix
