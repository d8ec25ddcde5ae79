#include "cli/app.hpp"
#include "cli/option_checks.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "model/failure.hpp"
#include "report/report.hpp"

#include <CLI/CLI.hpp>
#include <memory>

namespace sockmatrix {
namespace {

struct judge_options {
    std::vector<std::string> recordings;
    std::string baseline;
    std::string junit;
    std::string format = "text";
    std::size_t most = 40;
};

int judge_command(const places& where, const judge_options& options) {
    const judge_inputs inputs = load_judge_inputs(where, options.baseline);
    const std::vector<judgement> targets =
        judge_files(inputs, named_recordings(where, options.recordings));
    if (!options.junit.empty() && targets.size() != 1)
        throw failure(exit_code::invalid, "--junit takes one recording; name it");
    if (!options.junit.empty()) replace_file(options.junit, judgement_junit(targets.front()));

    json values = json::array();
    bool fine = true;
    for (const judgement& one : targets) {
        values.push_back(to_json(one));
        fine = fine && one.as_expected();
    }
    if (options.format == "json")
        print_json(values);
    else
        print_styled(summary_text(inputs.all, targets, options.most, colour_output()));
    return static_cast<int>(fine ? exit_code::as_expected : exit_code::unexpected);
}

} // namespace

void add_judge(CLI::App& app, command& chosen) {
    auto options = std::make_shared<judge_options>();
    CLI::App* sub = app.add_subcommand("judge", "Judge recordings against cases and profiles");
    sub->footer("Example: sockmatrix judge linux-glibc-x86_64/refsock --junit results.xml");
    sub->add_option("recording", options->recordings,
                    "Files, folders or targets (all below reports/out if none)");
    sub->add_option("--baseline", options->baseline,
                    "Folder of earlier recordings (reports/observed)");
    sub->add_option("--junit", options->junit, "Also write JUnit XML to this file");
    sub->add_option("--most", options->most, "Print at most so many unexpected cases a target")
        ->check(whole_number())
        ->capture_default_str();
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return judge_command(where, *options); };
    });
}

} // namespace sockmatrix
