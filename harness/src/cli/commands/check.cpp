#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "load/load.hpp"
#include "model/failure.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

int report(const std::vector<finding>& findings, const std::string& checked, const std::string& format) {
    json values = json::array();
    std::string text;
    for (const finding& one : findings) {
        values.push_back({{"rule", one.rule}, {"where", one.where}, {"what", one.what}});
        text += fmt::format("{}: {} ({})\n", one.where, one.what, one.rule);
    }
    if (format == "json")
        print_json(values);
    else
        print_text(text + fmt::format("{}{} findings\n", checked, findings.size()));
    return static_cast<int>(findings.empty() ? exit_code::as_expected : exit_code::invalid);
}

/// Faults of single files come first: with them the suite cannot be loaded and looked at as a whole.
int check(const places& where, const std::string& format) {
    const auto in_files = check_files(where.cases(), where.platforms(), adapter_files(where));
    if (!in_files.empty()) return report(in_files, "", format);
    const suite all = load_suite(where.cases());
    recording_reader reader;
    for (const fs::path& file : recordings_below(where.observed())) reader.read(file);
    const std::string checked = fmt::format("{} cases, {} clauses, ", all.cases.size(), all.clauses.size());
    return report(check_suite(all, load_profiles(where.profiles())), checked, format);
}

} // namespace

void add_check(CLI::App& app, command& chosen) {
    auto format = std::make_shared<std::string>("text");
    CLI::App* sub = app.add_subcommand("check", "Lint cases, clauses, profiles, platforms and recordings");
    sub->footer("Example: sockmatrix check --format json");
    add_format(*sub, *format);
    sub->callback([format, &chosen] { chosen = [format](const places& where) { return check(where, *format); }; });
}

} // namespace sockmatrix
