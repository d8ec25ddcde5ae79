#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "model/failure.hpp"
#include "report/report.hpp"

#include <CLI/CLI.hpp>
#include <memory>

namespace sockmatrix {
namespace {

struct diff_options {
    std::string left;
    std::string right;
    std::string format = "text";
};

judgement judge_named(const places& where, const judge_inputs& inputs, const std::string& name) {
    const auto files = named_recordings(where, {name});
    if (files.size() != 1) throw failure(exit_code::invalid, name + ": diff takes two recordings, not a folder");
    return judge_recording(inputs, read_recording(files.front()));
}

json difference_json(const difference& one) {
    return {{"case", one.case_id},
            {"at", one.at},
            {"left", one.left == nullptr ? json() : to_json(*one.left)},
            {"right", one.right == nullptr ? json() : to_json(*one.right)}};
}

int diff_command(const places& where, const diff_options& options) {
    const judge_inputs inputs = load_judge_inputs(where, "");
    const judgement left = judge_named(where, inputs, options.left);
    const judgement right = judge_named(where, inputs, options.right);
    const std::vector<difference> differences = diff_judgements(inputs.all, left, right);
    json values = json::array();
    for (const difference& one : differences) values.push_back(difference_json(one));
    if (options.format == "json")
        print_json(values);
    else
        print_text(diff_text(differences, options.left, options.right));
    return static_cast<int>(differences.empty() ? exit_code::as_expected : exit_code::unexpected);
}

} // namespace

void add_diff(CLI::App& app, command& chosen) {
    auto options = std::make_shared<diff_options>();
    CLI::App* sub = app.add_subcommand("diff", "Show the cases on which two recordings differ (exit 1 if any)");
    sub->footer("Example: sockmatrix diff linux-glibc-x86_64/refsock linux-glibc-x86_64/cpython-3");
    sub->add_option("left", options->left, "A recording's file or target")->required();
    sub->add_option("right", options->right, "Another")->required();
    add_format(*sub, options->format);
    sub->callback([options, &chosen] { chosen = [options](const places& where) { return diff_command(where, *options); }; });
}

} // namespace sockmatrix
