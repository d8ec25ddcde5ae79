#include "model/plain_text.hpp"
#include "report/counts.hpp"
#include "report/report.hpp"
#include "report/symbols.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sockmatrix {
namespace {

struct palette {
    std::string_view red, green, bold, off;
};

palette colours(bool wanted) {
    return wanted ? palette{"\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"} : palette{};
}

void write_counts(std::string& out, const judgement& value, const palette& with) {
    out += fmt::format("{}{}{}: {} cases\n ", with.bold, plain_line(value.target), with.off,
                       value.verdicts.size());
    const auto counts = count_kinds(value);
    for (const verdict_kind kind : all_kinds) {
        const std::size_t count = count_of(counts, kind);
        if (count != 0) out += fmt::format(" {} {} {},", symbol_of(kind), count, to_string(kind));
    }
    if (out.back() == ',') out.pop_back();
    out += "\n";
    if (!value.remark.empty())
        out += fmt::format("{}  {}{}\n", with.red, plain_line(value.remark), with.off);
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const std::string& text : texts)
        out += (out.empty() ? "" : ", ") + text;
    return out;
}

std::string unexpected_line(const suite& all, const verdict& one) {
    std::string line = fmt::format("  {}: {}", one.case_id, cell_text(one));
    if (!one.why.empty()) line += "; " + one.why;
    if (!one.wanted.empty()) line += "; expected " + one.wanted;
    const test_case* about = find_case(all, one.case_id);
    if (about != nullptr && !about->cite.empty()) line += " [" + joined(about->cite) + "]";
    return line;
}

void write_unexpected(std::string& out, const suite& all, const judgement& value, std::size_t most,
                      const palette& with) {
    std::string lines;
    std::size_t count = 0;
    const auto add = [&](const auto& line) { // only those that are shown are written
        if (count++ < most) lines += "  " + plain_line(line()) + "\n";
    };
    for (const std::string& gap : value.gaps)
        add([&] { return "  " + gap; });
    for (const verdict& one : value.verdicts)
        if (is_red(one.expected)) add([&] { return unexpected_line(all, one); });
    for (const std::string& complaint : value.complaints)
        add([&] { return "  " + complaint; });
    for (const judged_incident& one : value.incidents)
        if (!one.expected) add([&] { return "  " + incident_text(one.what) + "; " + one.why; });
    if (count == 0) return;
    out += fmt::format("{}  not as expected: {}{}\n", with.red, count, with.off) + lines;
    if (count > most) out += fmt::format("    ... and {} more\n", count - most);
}

void write_known_incidents(std::string& out, const judgement& value) {
    for (const judged_incident& one : value.incidents)
        if (one.expected)
            out += plain_line(fmt::format("  incident: {} (unstable: {})", incident_text(one.what),
                                          one.why)) +
                   "\n";
}

/// A newcomer's kernel is seldom the recorded one; what moved by that is no accident of his.
void write_moved(std::string& out, const judgement& value, std::size_t most) {
    if (!value.moved) return;
    const std::vector<std::string>& cells = value.moved->cells;
    out += fmt::format("  on {}, recorded on {}: {} cells moved\n", plain_line(value.moved->here),
                       plain_line(value.moved->recorded), cells.size());
    for (std::size_t i = 0; i < cells.size() && i < most; ++i)
        out += "    " + plain_line(cells[i]) + "\n";
    if (cells.size() > most) out += fmt::format("    ... and {} more\n", cells.size() - most);
}

std::size_t count_fresh(const judgement& value) {
    std::size_t fresh = 0;
    for (const verdict& one : value.verdicts)
        fresh += one.expected == expectedness::fresh ? 1 : 0;
    return fresh;
}

/// The last line. It speaks of all only where every recording is whole and of this suite.
std::string_view conclusion(bool any, bool fine, bool marked) {
    if (!any) return "Nothing was run.";
    if (!fine) return "Not all as expected.";
    if (marked) return "As expected in what the recordings hold; not every one is of this suite.";
    return "All as expected.";
}

} // namespace

summary::summary(const suite& all, std::size_t most_lines, bool colour)
    : all_(all), most_lines_(most_lines), colour_(colour) {}

void summary::add(const judgement& value) {
    const palette with = colours(colour_);
    write_counts(text_, value, with);
    write_unexpected(text_, all_, value, most_lines_, with);
    const std::size_t fresh = count_fresh(value);
    write_known_incidents(text_, value);
    write_moved(text_, value, most_lines_);
    if (fresh != 0)
        text_ += fmt::format("  new {}: permitted outcomes that no profile mentions\n", fresh);
    for (const auto& [reason, count] : skip_reasons(value))
        skipped_ += fmt::format("  {}: skipped {}: {}\n", plain_line(value.target), count,
                                plain_line(reason));
    any_ = true;
    fine_ = fine_ && value.as_expected();
    marked_ = marked_ || !value.remark.empty();
}

std::string summary::text(const run_remarks& remarks) const {
    const palette with = colours(colour_);
    std::string not_run; // what a reader must not take for looked at
    for (const std::string& target : remarks.not_run)
        not_run += fmt::format("  {}\n", plain_line(target));
    not_run += skipped_;
    const std::string_view last = conclusion(any_, fine_ && remarks.fine, marked_);
    return text_ + (not_run.empty() ? "" : "not run:\n" + not_run) +
           fmt::format("{}{}{}\n", last == "All as expected." ? with.green : with.red, last,
                       with.off);
}

std::string summary_text(const suite& all, const std::vector<judgement>& targets,
                         std::size_t most_lines, bool colour, const run_remarks& remarks) {
    summary of(all, most_lines, colour);
    for (const judgement& value : targets)
        of.add(value);
    return of.text(remarks);
}

} // namespace sockmatrix
