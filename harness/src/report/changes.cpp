#include "model/plain_text.hpp"
#include "report/counts.hpp"
#include "report/markdown.hpp"
#include "report/report.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string cases_text(const change& one) {
    return one.cases.size() == 1 ? one.cases.front()
                                 : fmt::format("{} ({} cases)", one.written, one.cases.size());
}

std::size_t count_cases(const target_changes& value) {
    std::size_t count = 0;
    for (const change& one : value.changes)
        count += one.cases.size();
    return count;
}

/// "2 of 3 targets changed, 14 cases; 1 has no earlier recording"
std::string heading(const std::vector<target_changes>& targets) {
    std::size_t changed = 0, cases = 0, fresh = 0;
    for (const target_changes& one : targets) {
        changed += one.changes.empty() ? 0 : 1;
        cases += count_cases(one);
        fresh += one.known ? 0 : 1;
    }
    std::string out =
        fmt::format("{} of {} targets changed, {} cases", changed, targets.size(), cases);
    return fresh == 0 ? out : out + fmt::format("; {} without an earlier recording", fresh);
}

/// Whether there is nothing to say of a target.
bool is_quiet(const target_changes& value) {
    return value.known && value.changes.empty() && value.remarks.empty();
}

} // namespace

std::string changes_text(const std::vector<target_changes>& targets) {
    std::string out;
    for (const target_changes& target : targets) {
        if (is_quiet(target)) continue;
        out += fmt::format("{}: {}\n", plain_line(target.target),
                           target.known ? fmt::format("{} cases changed", count_cases(target))
                                        : "no earlier recording");
        for (const std::string& remark : target.remarks)
            out += fmt::format("  {}\n", plain_line(remark));
        if (!target.known) continue;
        out +=
            fmt::format("  before: {}\n  now:    {}\n", plain_line(environment_line(target.before)),
                        plain_line(environment_line(target.after)));
        for (const change& one : target.changes)
            out += fmt::format("  {}: {} -> {}{}\n", plain_line(cases_text(one)),
                               plain_line(one.before), plain_line(one.after),
                               one.red ? " (unexpected)" : "");
    }
    return out + heading(targets) + "\n";
}

std::string changes_markdown(const std::vector<target_changes>& targets) {
    std::string out =
        fmt::format("## What changed since the last recordings\n\n{}.\n\n", heading(targets));
    for (const target_changes& target : targets) {
        if (is_quiet(target)) continue;
        out += fmt::format("### {}\n\n", escaped_name(target.target));
        for (const std::string& remark : target.remarks)
            out += fmt::format("- ⚠ {}\n", escaped_markdown(remark));
        if (!target.remarks.empty()) out += "\n";
        if (!target.known) {
            out += fmt::format("No earlier recording. Now: {}\n\n",
                               escaped_markdown(environment_line(target.after)));
            continue;
        }
        out += fmt::format("Before: {}\n\nNow: {}\n\n| case | before | now |\n|---|---|---|\n",
                           escaped_markdown(environment_line(target.before)),
                           escaped_markdown(environment_line(target.after)));
        for (const change& one : target.changes)
            out += fmt::format("| {}<br>{} | {} | {}{} |\n", markdown_name(cases_text(one)),
                               escaped_markdown(one.says), escaped_markdown(one.before),
                               escaped_markdown(one.after), one.red ? " (unexpected)" : "");
        out += "\n";
    }
    return out;
}

} // namespace sockmatrix
