#include "cli/app.hpp"
#include "cli/output.hpp"
#include "load/load.hpp"
#include "model/failure.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace sockmatrix {
namespace {

json report_json(const coverage_report& report) {
    json clauses = json::array();
    for (const auto& [one, cases] : report.clauses)
        clauses.push_back(
            {{"id", one->id}, {"says", one->says}, {"planned", one->planned}, {"cases", cases}});
    return {{"clauses", clauses},
            {"covered", report.covered},
            {"undocumented", report.undocumented_names}};
}

std::string report_text(const coverage_report& report, bool every) {
    std::string text;
    if (every)
        for (const auto& [one, cases] : report.clauses)
            text += fmt::format("{}  {} cases\n", one->id, cases.size());
    for (const clause* one : report.missing)
        text += fmt::format("no case: {}  {}\n", one->id, one->says);
    for (const std::string& name : report.undocumented_names)
        text += fmt::format("no clause: {}\n", name);
    for (const clause* one : report.planned)
        text += fmt::format("planned: {}  {}\n", one->id, one->planned);
    return text + fmt::format("{} clauses: {} with cases, {} without, {} planned\n",
                              report.clauses.size(), report.covered, report.missing.size(),
                              report.planned.size());
}

struct coverage_options {
    std::string format = "text";
    bool every = false;
};

int coverage(const places& where, const coverage_options& options) {
    const suite all = load_suite(where.cases());
    const coverage_report report = measure_coverage(all);
    if (options.format == "json")
        print_json(report_json(report));
    else
        print_text(report_text(report, options.every));
    const bool whole = report.missing.empty() && report.undocumented_names.empty();
    return static_cast<int>(whole ? exit_code::as_expected : exit_code::unexpected);
}

} // namespace

void add_coverage(CLI::App& app, command& chosen) {
    auto options = std::make_shared<coverage_options>();
    CLI::App* sub =
        app.add_subcommand("coverage", "Which clauses of the documentation have which cases");
    sub->footer("Example: sockmatrix coverage --every");
    sub->add_flag("--every", options->every, "List every clause with its number of cases");
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return coverage(where, *options); };
    });
}

} // namespace sockmatrix
