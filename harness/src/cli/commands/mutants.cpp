#include "cli/app.hpp"
#include "cli/faulty_builds.hpp"
#include "cli/option_checks.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/recordings.hpp"
#include "cli/targets.hpp"
#include "model/failure.hpp"
#include "model/files.hpp"
#include "mutate/measure.hpp"
#include "report/report.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <optional>

namespace sockmatrix {
namespace {

struct mutants_arguments {
    std::string implementation = "refsock";
    adapter_words adapter;
    std::string target;
    std::string platform;
    mutant_choice choice;
    std::vector<std::string> select;
    std::vector<std::string> exclude;
    std::string out;
    std::string baseline;
    std::string format = "text";
    std::size_t jobs = 8;
    std::size_t repeat = 3;
    std::size_t most = 3;
    double at_least = 0;
    double start_deadline = 20;
    bool first = false;
    bool all_run = false;
    bool list = false;
};

platform_here platform_of(const places& where, const mutants_arguments& arguments) {
    const std::string id = arguments.platform.empty() ? host_platform() : arguments.platform;
    return look_at(where, load_platform(where.platforms(), id));
}

target_command target_of(const places& where, const mutants_arguments& arguments) {
    if (!arguments.adapter)
        return choose_targets(where, platform_of(where, arguments), {arguments.implementation})
            .present.front();
    const std::string id = arguments.target.substr(0, arguments.target.find('/'));
    return own_target(look_at(where, load_platform(where.platforms(), id)), arguments.target,
                      *arguments.adapter);
}

/// Those that a run has been asked for.
struct chosen_mutants {
    std::vector<mutant> mutants;
    std::vector<faulty_build> faults;
};

chosen_mutants chosen_by(const places& where, const mutants_arguments& arguments) {
    chosen_mutants out;
    if (!arguments.adapter)
        out.faults = faulty_builds(where, platform_of(where, arguments), arguments.implementation);
    mutant_choice choice = arguments.choice;
    if (choose_faults(choice, out.faults)) out.mutants = choose_mutants(choice);
    return out;
}

/// Of builds with faults it is not known here which there are on other platforms.
std::map<std::string, std::string> equivalents_of(const places& where) {
    const std::filesystem::path file = where.cases() / "equivalent-mutants.json";
    std::map<std::string, std::string> out = load_equivalents(file);
    for (const auto& [id, why] : out)
        if (!is_fault(id)) choose_mutants({{id}, {}, {}});
    return out;
}

/// The cases that two recordings of the baseline's folder answer in different ways.
std::set<std::string> telling_apart(const places& where, const judge_inputs& inputs) {
    if (recordings_below(inputs.earlier.folder()).empty()) return {};
    std::map<std::string, std::set<std::string>> happened;
    for (const judgement& target :
         judge_recordings(where, inputs, {inputs.earlier.folder().string()}))
        for (const verdict& one : target.verdicts)
            if (one.kind != verdict_kind::skipped && one.kind != verdict_kind::missing)
                happened[one.case_id].insert(one.happened);
    std::set<std::string> out;
    for (const auto& [id, ways] : happened)
        if (ways.size() > 1) out.insert(id);
    return out;
}

measure_options options_for(const places& where, const mutants_arguments& arguments,
                            const std::filesystem::path& folder) {
    measure_options options;
    chosen_mutants chosen = chosen_by(where, arguments);
    options.mutants = std::move(chosen.mutants);
    options.faults = std::move(chosen.faults);
    options.equivalent = equivalents_of(where);
    options.run.jobs = arguments.jobs;
    options.run.log = folder / "logs" / "mutants.log";
    options.run.start_deadline = arguments.start_deadline;
    options.baseline = arguments.repeat;
    options.first = arguments.first;
    options.all_run = arguments.all_run;
    make_folder(options.run.log.parent_path());
    return options;
}

mutation_measure measure(const places& where, const mutants_arguments& arguments,
                         const std::filesystem::path& folder) {
    measure_options options = options_for(where, arguments, folder);
    const judge_inputs inputs = load_judge_inputs(where, arguments.baseline);
    options.run.suite_hash = inputs.all.hash;
    const target_command target = target_of(where, arguments);
    const std::filesystem::path before = recording_file(inputs.earlier.folder(), target.target);
    std::optional<recording> earlier;
    if (std::filesystem::exists(before))
        earlier = open_recording(inputs.earlier.reader, before).take();
    measure_inputs of{inputs.all, inputs.profiles, earlier ? &*earlier : nullptr,
                      select_cases(inputs.all, arguments.select, arguments.exclude)};
    std::optional<progress_bar> bar;
    std::string phase;
    options.progress = [&](const std::string& what, std::size_t done, std::size_t all) {
        if (what != phase) bar.reset();
        if (!bar) bar.emplace(what);
        phase = what;
        bar->show(done, all);
    };
    mutation_measure out = measure_mutants(of, target, options);
    bar.reset();
    const bool every_mutant = options.mutants.size() == all_mutants().size();
    out.whole = every_mutant && !arguments.first && of.cases.size() == inputs.all.cases.size();
    if (out.whole) out.idle = idle_cases(out, telling_apart(where, inputs));
    return out;
}

int list_mutants(const places& where, const mutants_arguments& arguments) {
    std::string text;
    json values = json::array();
    const chosen_mutants chosen = chosen_by(where, arguments);
    for (const mutant& one : chosen.mutants) {
        text += fmt::format("{}: {}\n", one.id, one.by->says);
        values.push_back({{"id", one.id},
                          {"operator", one.by->name},
                          {"call", one.call->name},
                          {"says", one.by->says}});
    }
    for (const faulty_build& one : chosen.faults) {
        text += fmt::format("{}: {}\n", one.id, one.says);
        values.push_back({{"id", one.id}, {"operator", "fault"}, {"call", ""}, {"says", one.says}});
    }
    if (arguments.format == "json")
        print_json(values);
    else
        print_text(text);
    return static_cast<int>(exit_code::as_expected);
}

bool is_refuted(const mutant_result& one) {
    return one.killed() && !one.equivalent.empty();
}

int mutants_command(const places& where, const mutants_arguments& arguments) {
    if (arguments.list) return list_mutants(where, arguments);
    const std::filesystem::path folder =
        arguments.out.empty() ? where.out() : std::filesystem::path(arguments.out);
    const mutation_measure measured = measure(where, arguments, folder);
    const json value = to_json(measured);
    replace_file(folder / "mutants.json", value.dump(1) + "\n");
    if (arguments.format == "json")
        print_json(value);
    else
        print_text(mutants_text(measured, arguments.most));
    const bool refuted = std::any_of(measured.mutants.begin(), measured.mutants.end(), is_refuted);
    const bool fine = !refuted && measured.score() >= arguments.at_least;
    return static_cast<int>(fine ? exit_code::as_expected : exit_code::unexpected);
}

void add_options(CLI::App& sub, mutants_arguments& arguments) {
    sub.add_option("implementation", arguments.implementation,
                   "Implementation of the repository to break")
        ->capture_default_str();
    sub.add_option(
           "--target", arguments.target,
           "Name of your own target, PLATFORM/IMPLEMENTATION; its adapter command follows --")
        ->check(target_value());
    sub.add_option("--platform", arguments.platform, "Run on this platform (this machine)")
        ->check(name_value());
    sub.add_option("--mutant", arguments.choice.globs,
                   "Only mutants with these ids, * for any text");
    sub.add_option("--operator", arguments.choice.operators, "Only mutants of these operators");
    sub.add_option("--call", arguments.choice.calls, "Only mutants of these calls");
    sub.add_option("--select", arguments.select, "Only cases with these ids, * for any text");
    sub.add_option("--exclude", arguments.exclude, "Leave these cases out");
    sub.add_flag("--first", arguments.first,
                 "Stop at the first kills of each mutant: the score alone is wanted");
    sub.add_flag("--run-all", arguments.all_run,
                 "Run what could be judged by recorded answers, too");
    sub.add_flag("--list", arguments.list, "List the mutants and run nothing");
    sub.add_option("--at-least", arguments.at_least, "Exit with 1 below this score in percent")
        ->check(percent_value());
    sub.add_option("--jobs", arguments.jobs, "Adapters side by side")
        ->check(whole_number(1, 64))
        ->capture_default_str();
    sub.add_option("--repeat", arguments.repeat, "Runs without a mutant, to find what is unstable")
        ->check(whole_number(1, 100))
        ->capture_default_str();
    sub.add_option("--most", arguments.most, "Name at most so many cases a mutant in the text")
        ->check(whole_number())
        ->capture_default_str();
    sub.add_option("--out", arguments.out, "Folder for mutants.json and logs (reports/out)");
    sub.add_option("--baseline", arguments.baseline,
                   "Folder of earlier recordings (reports/observed)");
    sub.add_option("--start-deadline", arguments.start_deadline,
                   "Seconds for an adapter to answer initialize")
        ->check(seconds_value())
        ->capture_default_str();
    add_format(sub, arguments.format);
}

} // namespace

void add_mutants(CLI::App& app, command& chosen, const adapter_words& adapter) {
    auto arguments = std::make_shared<mutants_arguments>();
    CLI::App* sub = app.add_subcommand(
        "mutants",
        "Break an implementation in one way after another: which cases notice (docs/mutants.md)");
    sub->footer(
        "Examples: sockmatrix mutants --first --at-least 97\n"
        "          sockmatrix mutants --call socket.bind --operator wrong-code\n"
        "          sockmatrix mutants --target linux-glibc-x86_64/mystack -- ./my-adapter --flag");
    add_options(*sub, *arguments);
    arguments->adapter = adapter;
    sub->callback([arguments, &chosen] {
        chosen = [arguments](const places& where) { return mutants_command(where, *arguments); };
    });
}

} // namespace sockmatrix
