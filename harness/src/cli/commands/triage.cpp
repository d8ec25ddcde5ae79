#include "matrix/triage.hpp"
#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "model/failure.hpp"
#include "report/report.hpp"

#include <CLI/CLI.hpp>
#include <memory>

namespace sockmatrix {
namespace {

struct triage_options {
    std::vector<std::string> recordings;
    std::string baseline;
    std::string format = "text";
    bool also_new = false;
};

int triage_command(const places& where, const triage_options& options) {
    const judge_inputs inputs = load_judge_inputs(where, options.baseline);
    const std::vector<judgement> targets = judge_recordings(where, inputs, options.recordings);
    const std::vector<triage_group> groups = triage(targets, options.also_new);
    json values = json::array();
    for (const triage_group& one : groups)
        values.push_back(to_json(one));
    if (options.format == "json")
        print_json(values);
    else
        print_text(triage_text(groups));
    return static_cast<int>(groups.empty() ? exit_code::as_expected : exit_code::unexpected);
}

} // namespace

void add_triage(CLI::App& app, command& chosen) {
    auto options = std::make_shared<triage_options>();
    CLI::App* sub = app.add_subcommand(
        "triage", "Group what is not as expected in recordings, a line each (exit 1 if any)");
    sub->footer(
        "A line begins with the traits that these targets have and the others have not, where "
        "there are such:\n"
        "the profile to `accept` it for. Example: sockmatrix triage reports/out/recordings");
    sub->add_option("recording", options->recordings,
                    "Files, folders or targets (all below reports/out if none)");
    sub->add_option("--baseline", options->baseline,
                    "Folder of earlier recordings (reports/observed)");
    sub->add_flag("--new", options->also_new, "Also permitted outcomes that no profile mentions");
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return triage_command(where, *options); };
    });
}

} // namespace sockmatrix
