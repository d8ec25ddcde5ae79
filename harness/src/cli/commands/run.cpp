#include "run/run.hpp"
#include "cli/app.hpp"
#include "cli/option_checks.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/recordings.hpp"
#include "cli/targets.hpp"
#include "model/failure.hpp"
#include "model/files.hpp"
#include "model/plain_text.hpp"
#include "report/report.hpp"
#include "run/image.hpp"
#include "run/repeat.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <thread>

namespace sockmatrix {
namespace {

/// Four adapters for each processor, since most cases wait for something.
std::size_t default_jobs() {
    return std::clamp(4 * std::thread::hardware_concurrency(), 4U, 16U);
}

struct run_arguments {
    std::vector<std::string> implementations;
    adapter_words adapter;
    std::string target;
    std::vector<std::string> platforms;
    bool all = false;
    std::vector<std::string> select;
    std::vector<std::string> exclude;
    std::string out;
    std::string baseline;
    std::string format = "text";
    std::size_t jobs = default_jobs();
    std::size_t repeat = 1;
    std::size_t most = 40;
    std::uint64_t seed = 0;
    double start_deadline = 20;
    double deadline = 0;
    double run_deadline = 0;
    bool resume = false;
};

struct ran {
    recording seen;
    run_summary summary;
    std::vector<std::string> unstable;
};

target_choice own_choice(const places& where, const run_arguments& arguments) {
    const std::string id = arguments.target.substr(0, arguments.target.find('/'));
    const platform_here here = look_at(where, load_platform(where.platforms(), id));
    return {{own_target(here, arguments.target, *arguments.adapter)}, {}};
}

target_choice targets_of(const places& where, const run_arguments& arguments) {
    if (arguments.adapter) return own_choice(where, arguments);
    if (arguments.all) return choose_all_targets(where, arguments.implementations);
    std::vector<std::string> ids = arguments.platforms;
    if (ids.empty()) ids.push_back(host_platform());
    target_choice out;
    for (const std::string& id : ids) {
        const platform_here here = look_at(where, load_platform(where.platforms(), id));
        target_choice some = choose_targets(where, here, arguments.implementations);
        std::move(some.present.begin(), some.present.end(), std::back_inserter(out.present));
        std::move(some.absent.begin(), some.absent.end(), std::back_inserter(out.absent));
    }
    return out;
}

run_options options_for(const run_arguments& arguments, const suite& all,
                        const std::filesystem::path& folder, const std::string& target) {
    run_options options;
    options.output = recording_file(folder / "recordings", target);
    options.log = folder / "logs" / (target + ".log");
    options.jobs = arguments.jobs;
    options.resume = arguments.resume;
    options.seed = arguments.seed;
    options.start_deadline = arguments.start_deadline;
    options.deadline = arguments.deadline;
    options.run_deadline = arguments.run_deadline;
    options.suite_hash = all.hash;
    options.select = arguments.select;
    options.exclude = arguments.exclude;
    options.image = runner_image();
    make_folder(options.output.parent_path());
    make_folder(options.log.parent_path());
    return options;
}

/// Whether two answers of a case are one named outcome, or outcomes that its profile entry calls
/// unstable.
bool is_one_outcome(const verdict& first, const verdict& again) {
    const auto is_named = [](const verdict& one) {
        return one.kind == verdict_kind::conforms || one.kind == verdict_kind::permitted ||
               (one.kind == verdict_kind::deviates && one.happened != "other");
    };
    if (is_named(first) && first.kind == again.kind && first.happened == again.happened)
        return true;
    return first.happened != again.happened && first.expected == expectedness::expected &&
           again.expected == expectedness::expected;
}

/// Adds the cases that came out in more than one way. A race may have several answers of one
/// outcome.
void add_differing(std::vector<std::string>& unstable, const judge_inputs& inputs,
                   const recording& first, const recording& again) {
    std::vector<std::string> differing;
    add_unstable(differing, first, again);
    if (differing.empty()) return;
    const judgement one = judge_recording(inputs, stored_recording(first));
    const judgement other = judge_recording(inputs, stored_recording(again));
    std::map<std::string, std::vector<const verdict*>> by_case;
    for (const judgement* judged : {&one, &other})
        for (const verdict& each : judged->verdicts)
            by_case[each.case_id].push_back(&each);
    for (const std::string& id : differing) {
        const auto& both = by_case[id];
        const bool known = std::binary_search(unstable.begin(), unstable.end(), id);
        if (known || (both.size() == 2 && is_one_outcome(*both[0], *both[1]))) continue;
        unstable.insert(std::lower_bound(unstable.begin(), unstable.end(), id), id);
    }
}

ran run_target(const judge_inputs& inputs, const std::vector<const test_case*>& cases,
               const target_command& target, run_options options, std::size_t repeat) {
    ran out;
    progress_bar bar(target.target);
    options.progress = [&bar](std::size_t done, std::size_t count) { bar.show(done, count); };
    out.seen = run_cases(cases, target, options, out.summary);
    for (std::size_t i = 1; i < repeat; ++i) {
        options.resume = false;
        if (options.seed != 0) ++options.seed; // another order each time
        run_summary ignored;
        const recording again = run_cases(cases, target, options, ignored);
        add_differing(out.unstable, inputs, out.seen, again);
        out.seen.incidents.insert(out.seen.incidents.end(), again.incidents.begin(),
                                  again.incidents.end());
    }
    return out;
}

/// Where the time of a run went, in one line.
std::string time_text(const time_spent& of) {
    return fmt::format("  time: longest case {:.2f} s ({}); all cases {:.2f} s, {:.2f} s of it in "
                       "cases that wait; adapters {}, starts {:.2f} s; processor of the harness "
                       "{:.2f} s\n",
                       of.longest_seconds, of.longest, of.cases, of.waits, of.adapters, of.starts,
                       of.processor);
}

std::string run_text(const std::string& target, const ran& what) {
    std::string text = fmt::format("{}: {} cases, {} calls in {:.2f} s", target, what.summary.cases,
                                   what.summary.calls, what.summary.seconds);
    if (what.summary.restarts != 0)
        text += fmt::format(", {} restarts of the adapter", what.summary.restarts);
    text += "\n";
    if (!what.summary.time.longest.empty()) text += time_text(what.summary.time);
    for (const given_up& one : what.summary.reasons)
        text += plain_line(fmt::format("  adapter given up {} times: {}, first {}", one.count,
                                       one.how, one.first)) +
                "\n";
    for (const std::string& id : what.unstable)
        text += fmt::format("  unstable: {} answered in more than one way\n", plain_line(id));
    return text;
}

json reasons_json(const run_summary& of) {
    json out = json::array();
    for (const given_up& one : of.reasons)
        out.push_back({{"how", one.how}, {"first", one.first}, {"count", one.count}});
    return out;
}

json time_json(const time_spent& of) {
    return {{"longest", of.longest},    {"longest_seconds", of.longest_seconds},
            {"cases", of.cases},        {"waits", of.waits},
            {"starts", of.starts},      {"adapters", of.adapters},
            {"processor", of.processor}};
}

json run_json(const judgement& judged, const ran& what) {
    json value = to_json(judged);
    value["seconds"] = what.summary.seconds;
    value["time"] = time_json(what.summary.time);
    value["calls"] = what.summary.calls;
    value["restarts"] = what.summary.restarts;
    value["given_up"] = reasons_json(what.summary);
    value["unstable"] = what.unstable;
    return value;
}

/// What became of all targets: one that cannot be run does not keep the others from it.
struct run_results {
    std::vector<judgement> judged;
    json values = json::array();
    std::string text;
    run_remarks remarks;
    exit_code code = exit_code::as_expected;
};

void add_ran(run_results& out, const judge_inputs& inputs, const target_command& target,
             const ran& what) {
    out.judged.push_back(judge_recording(inputs, stored_recording(what.seen)));
    out.values.push_back(run_json(out.judged.back(), what));
    out.text += run_text(target.target, what);
    const bool fine = out.judged.back().as_expected() && what.unstable.empty();
    out.remarks.fine = out.remarks.fine && fine;
    if (!fine) out.code = std::max(out.code, exit_code::unexpected);
}

void add_failed(run_results& out, const target_command& target, const failure& why) {
    out.values.push_back({{"target", target.target}, {"failed", why.what()}});
    out.text += plain_line(fmt::format("failed: {}", why.what())) + "\n";
    out.remarks.not_run.push_back(target.target + ": failed, as told above");
    out.remarks.fine = false;
    out.code = std::max(out.code, why.code());
}

run_results run_targets(const judge_inputs& inputs, const run_arguments& arguments,
                        const std::vector<const test_case*>& cases,
                        const std::filesystem::path& folder,
                        const std::vector<target_command>& targets) {
    run_results out;
    for (const target_command& target : targets) {
        try {
            const run_options options = options_for(arguments, inputs.all, folder, target.target);
            add_ran(out, inputs, target,
                    run_target(inputs, cases, target, options, arguments.repeat));
        } catch (const failure& why) {
            if (targets.size() == 1) throw;
            add_failed(out, target, why);
        }
    }
    return out;
}

void add_absent(run_results& out, const std::vector<absent_target>& targets) {
    for (const absent_target& one : targets) {
        out.values.push_back({{"target", one.name}, {"not_run", one.why}});
        out.remarks.not_run.push_back(one.name + ": " + one.why);
    }
}

int run_command(const places& where, const run_arguments& arguments) {
    const judge_inputs inputs = load_judge_inputs(where, arguments.baseline);
    const auto selected = select_cases(inputs.all, arguments.select, arguments.exclude);
    const auto cases = with_controls(inputs.all, selected);
    const target_choice targets = targets_of(where, arguments);
    const std::filesystem::path folder =
        arguments.out.empty() ? where.out() : std::filesystem::path(arguments.out);

    run_results out = run_targets(inputs, arguments, cases, folder, targets.present);
    if (targets.present.empty()) out.code = exit_code::unexpected;
    add_absent(out, targets.absent);
    if (cases.size() != selected.size())
        out.text += fmt::format("{} of the cases are controls of those selected\n",
                                cases.size() - selected.size());
    if (arguments.format == "json")
        print_json(out.values);
    else
        print_styled(out.text + summary_text(inputs.all, out.judged, arguments.most,
                                             colour_output(), out.remarks));
    return static_cast<int>(out.code);
}

void add_options(CLI::App& sub, run_arguments& arguments) {
    sub.add_option("implementation", arguments.implementations,
                   "Implementations of the repository (all that can run here if none)");
    sub.add_option(
           "--target", arguments.target,
           "Name of your own target, PLATFORM/IMPLEMENTATION; its adapter command follows --")
        ->check(target_value());
    auto* platform = sub.add_option("--platform", arguments.platforms,
                                    "Run on this platform (this machine); may be repeated")
                         ->allow_extra_args(false)
                         ->check(name_value());
    sub.add_flag("--all", arguments.all, "Run on every platform that is ready and built here")
        ->excludes(platform);
    sub.add_option("--select", arguments.select, "Run only cases with these ids, * for any text");
    sub.add_option("--exclude", arguments.exclude, "Leave these cases out");
    sub.add_option("--jobs", arguments.jobs,
                   "Adapters side by side; from 2 on, more of them take the cases that wait, where "
                   "they start quickly")
        ->check(whole_number(1, 64))
        ->capture_default_str();
    sub.add_option("--out", arguments.out, "Folder for recordings and logs (reports/out)");
    sub.add_option("--baseline", arguments.baseline,
                   "Folder of earlier recordings (reports/observed)");
    sub.add_option(
           "--repeat", arguments.repeat,
           "Run so many times and report what is unstable; with --seed, in another order each time")
        ->check(whole_number(1, 1000));
    sub.add_option("--seed", arguments.seed, "Random order from this seed (0: fixed order)")
        ->check(whole_number());
    sub.add_option("--deadline", arguments.deadline,
                   "Seconds for a case in place of the usual 10; a case that needs more keeps what "
                   "it needs beyond them")
        ->check(seconds_value());
    sub.add_option("--run-deadline", arguments.run_deadline,
                   "Seconds for all cases of a target; what is not run by then is missing, and the "
                   "target is red")
        ->check(seconds_value());
    sub.add_option("--start-deadline", arguments.start_deadline,
                   "Seconds for an adapter to answer initialize")
        ->check(seconds_value())
        ->capture_default_str();
    sub.add_option("--most", arguments.most, "Print at most so many unexpected cases a target")
        ->check(whole_number())
        ->capture_default_str();
    sub.add_flag("--resume", arguments.resume,
                 "End a run that was cut off: keep what its recording holds");
    add_format(sub, arguments.format);
}

} // namespace

void add_run(CLI::App& app, command& chosen, const adapter_words& adapter) {
    auto arguments = std::make_shared<run_arguments>();
    CLI::App* sub =
        app.add_subcommand("run", "Run cases against targets, record, judge, and print a summary");
    sub->footer(
        "Examples: sockmatrix run refsock --select 'socket.*' --jobs 4\n"
        "          sockmatrix run --platform linux-glibc-s390x --platform linux-musl-x86_64\n"
        "          sockmatrix run --target linux-glibc-x86_64/mystack -- ./my-adapter --flag");
    add_options(*sub, *arguments);
    arguments->adapter = adapter;
    sub->callback([arguments, &chosen] {
        chosen = [arguments](const places& where) { return run_command(where, *arguments); };
    });
}

} // namespace sockmatrix
