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

void check_platforms(const places& where) {
    if (!fs::is_directory(where.platforms())) return;
    for (const auto& entry : fs::directory_iterator(where.platforms()))
        if (fs::exists(entry.path() / "platform.json")) load_platform(where.platforms(), entry.path().filename().string());
    for (const fs::path& file : adapter_files(where)) load_implementation(file, where.bin);
}

int report(const std::vector<finding>& findings, const suite& all, const std::string& format) {
    json values = json::array();
    std::string text;
    for (const finding& one : findings) {
        values.push_back({{"rule", one.rule}, {"where", one.where}, {"what", one.what}});
        text += fmt::format("{}: {} ({})\n", one.where, one.what, one.rule);
    }
    if (format == "json")
        print_json(values);
    else
        print_text(text + fmt::format("{} cases, {} clauses, {} findings\n", all.cases.size(), all.clauses.size(),
                                      findings.size()));
    return static_cast<int>(findings.empty() ? exit_code::as_expected : exit_code::invalid);
}

int check(const places& where, const std::string& format) {
    const suite all = load_suite(where.cases());
    const std::vector<profile> profiles = load_profiles(where.profiles());
    check_platforms(where);
    for (const fs::path& file : recordings_below(where.observed())) read_recording(file);
    return report(check_suite(all, profiles), all, format);
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
