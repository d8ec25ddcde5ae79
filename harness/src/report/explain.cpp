#include "model/plain_text.hpp"
#include "report/counts.hpp"
#include "report/report.hpp"
#include "report/symbols.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string dumped(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

void write_list(std::string& out, std::string_view title, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    out += fmt::format("  {}:", title);
    for (const std::string& text : texts)
        out += " " + text;
    out += "\n";
}

void write_step(std::string& out, std::size_t number, const step& one) {
    out += fmt::format("  {}. ", number);
    out += one.call.empty() ? "await " + one.await : one.call + " " + dumped(one.args);
    if (!one.kwargs.empty()) out += " " + dumped(one.kwargs);
    if (one.background) out += ", in the background";
    if (one.within) out += fmt::format(", within {} s", *one.within);
    if (!one.name.empty() && one.name != one.await) out += " -> " + one.name;
    if (one.when) out += ", when " + dumped(*one.when);
    if (one.expect) out += ", must be " + dumped(*one.expect);
    out += "\n";
}

void write_outcome(std::string& out, const test_case& about, const outcome& one) {
    out += fmt::format("  {}{}:", one.name, one.name == about.conforms ? " (conforms)" : "");
    for (const auto& [name, pattern] : one.patterns)
        out += fmt::format(" {}{}", name.empty() ? "" : name + " ", dumped(pattern));
    out += "\n";
}

void write_layers(std::string& out, const layers& errors) {
    if (errors.empty()) return;
    out += "    layers:";
    for (const auto& [layer, how] : errors)
        out += fmt::format(" {} {}", layer, how);
    out += "\n";
}

void write_target(std::string& out, const judgement& target, const verdict& one) {
    out += fmt::format("{}: {} {} ({})\n", plain_line(target.target), symbol_of(one.kind),
                       plain_line(cell_text(one)), to_string(one.expected));
    out += fmt::format("    on {}\n", plain_line(environment_line(target.run)));
    if (!target.remark.empty())
        out += fmt::format("    recording: {}\n", plain_line(target.remark));
    if (!one.why.empty()) out += fmt::format("    why: {}\n", plain_line(one.why));
    if (!one.wanted.empty()) out += fmt::format("    expected: {}\n", plain_line(one.wanted));
    if (!one.evidence.empty()) out += fmt::format("    evidence: {}\n", one.evidence);
    if (!one.bug.empty()) out += fmt::format("    known bug: {}\n", plain_line(one.bug));
    if (!one.report.empty()) out += fmt::format("    report: {}\n", plain_line(one.report));
    write_layers(out, one.errors);
    out += fmt::format("    seen: {}\n", one.seen.text());
}

} // namespace

std::string explain_text(const test_case& about, const std::vector<judgement>& targets) {
    std::string out = fmt::format("{} ({})\n  {}\n", about.id, to_string(about.level), about.says);
    write_list(out, "clauses", about.clauses);
    write_list(out, "sources", about.cite);
    write_list(out, "needs", about.needs);
    write_list(out, "controls", about.controls);
    if (!about.uncontrolled.empty()) out += fmt::format("  no control: {}\n", about.uncontrolled);
    out += fmt::format("  file: {}\nsteps\n", about.file);
    for (std::size_t i = 0; i < about.steps.size(); ++i)
        write_step(out, i, about.steps[i]);
    out += "outcomes\n";
    for (const outcome& one : about.outcomes)
        write_outcome(out, about, one);
    for (const judgement& target : targets) {
        const auto found =
            std::find_if(target.verdicts.begin(), target.verdicts.end(),
                         [&](const verdict& one) { return one.case_id == about.id; });
        if (found != target.verdicts.end())
            write_target(out, target, *found);
        else
            out += fmt::format(
                "{}: not recorded{}\n", plain_line(target.target),
                target.remark.empty() ? "" : "; the recording is " + plain_line(target.remark));
    }
    return out;
}

} // namespace sockmatrix
