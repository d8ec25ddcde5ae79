#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "model/failure.hpp"
#include "report/report.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

namespace sockmatrix {
namespace {

struct diff_options {
    std::vector<std::string> recordings;
    std::string baseline;
    std::string format = "text";
};

judgement judge_named(const places& where, const judge_inputs& inputs, const std::string& name) {
    const auto files = named_recordings(where, {name});
    if (files.size() != 1)
        throw failure(exit_code::invalid, name + ": diff takes two recordings, not a folder");
    return judge_file(inputs, files.front());
}

json difference_json(const difference& one) {
    return {{"case", one.case_id},
            {"at", one.at},
            {"left", one.left == nullptr ? json() : to_json(*one.left)},
            {"right", one.right == nullptr ? json() : to_json(*one.right)}};
}

/// Two recordings that lack the same are not thereby alike.
bool is_whole(const judgement& one) {
    const auto is_missing = [](const verdict& each) { return each.kind == verdict_kind::missing; };
    return one.gaps.empty() && std::none_of(one.verdicts.begin(), one.verdicts.end(), is_missing);
}

int diff_two(const places& where, const diff_options& options) {
    if (options.recordings.size() != 2)
        throw failure(exit_code::invalid,
                      "diff takes two recordings, or --baseline and any number");
    if (options.format == "markdown")
        throw failure(exit_code::invalid, "--format markdown goes with --baseline");
    const std::string& left_name = options.recordings.front();
    const std::string& right_name = options.recordings.back();
    const judge_inputs inputs = load_judge_inputs(where, "");
    const judgement left = judge_named(where, inputs, left_name);
    const judgement right = judge_named(where, inputs, right_name);
    const std::vector<difference> differences = diff_judgements(inputs.all, left, right);
    json values = json::array();
    for (const difference& one : differences)
        values.push_back(difference_json(one));
    if (options.format == "json")
        print_json(values);
    else
        print_text(diff_text(differences, {left_name, left}, {right_name, right}));
    return static_cast<int>(differences.empty() && is_whole(left) && is_whole(right)
                                ? exit_code::as_expected
                                : exit_code::unexpected);
}

/// Each target's recording against its earlier one, both judged by the cases and profiles of now.
struct baseline_changes {
    std::vector<target_changes> targets;
    bool whole = true; ///< no recording of now lacks a case
};

baseline_changes changes_of(const places& where, const diff_options& options) {
    const judge_inputs inputs = load_judge_inputs(where, options.baseline);
    baseline_changes out;
    for (const judgement& now : judge_recordings(where, inputs, options.recordings)) {
        out.whole = out.whole && is_whole(now);
        const auto file = recording_file(inputs.earlier.folder(), now.target);
        if (std::filesystem::exists(file))
            out.targets.push_back(changes_between(inputs.all, judge_file(inputs, file), now));
        else
            out.targets.push_back(
                {now.target, false, json::object(), now.run, {}, remarks_of(now, "recording")});
    }
    return out;
}

int diff_baseline(const places& where, const diff_options& options) {
    const auto [targets, whole] = changes_of(where, options);
    json values = json::array();
    bool changed = false;
    for (const target_changes& one : targets) {
        values.push_back(to_json(one));
        changed = changed || !one.changes.empty();
    }
    if (options.format == "json")
        print_json(values);
    else
        print_text(options.format == "markdown" ? changes_markdown(targets)
                                                : changes_text(targets));
    return static_cast<int>(changed || !whole ? exit_code::unexpected : exit_code::as_expected);
}

} // namespace

void add_diff(CLI::App& app, command& chosen) {
    auto options = std::make_shared<diff_options>();
    CLI::App* sub =
        app.add_subcommand("diff", "Show the cases on which recordings differ (exit 1 if any)");
    sub->footer(
        "Examples: sockmatrix diff linux-glibc-x86_64/refsock linux-glibc-x86_64/cpython-3\n"
        "          sockmatrix diff --baseline reports/observed --format markdown "
        "reports/out/recordings");
    sub->add_option("recording", options->recordings,
                    "Two files or targets; with --baseline any number, and folders");
    sub->add_option("--baseline", options->baseline,
                    "Compare each target with its recording in this folder");
    sub->add_option("--format", options->format, "text, json, or markdown (with --baseline)")
        ->check(CLI::IsMember({"text", "json", "markdown"}))
        ->capture_default_str();
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) {
            return options->baseline.empty() ? diff_two(where, *options)
                                             : diff_baseline(where, *options);
        };
    });
}

} // namespace sockmatrix
