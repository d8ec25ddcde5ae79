#include "explore/explore.hpp"

#include "cli/app.hpp"
#include "cli/option_checks.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/targets.hpp"
#include "load/calls.hpp"
#include "model/failure.hpp"
#include "model/files.hpp"
#include "run/run.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace sockmatrix {
namespace {

struct explore_arguments {
    std::vector<std::string> targets;
    explore_options options;
    std::size_t jobs = 2;
    double start_deadline = 20;
    std::string out;
    std::string format = "text";
};

target_command named_target(const places& where, const std::string& name) {
    const std::size_t slash = name.find('/');
    const platform_here here =
        look_at(where, load_platform(where.platforms(), name.substr(0, slash)));
    return choose_targets(where, here, {name.substr(slash + 1)}).present.front();
}

/// A case of one step without outcomes: it is run and compared, never judged.
test_case case_of(const call_input& input, std::size_t number) {
    test_case out;
    out.id = fmt::format("explore/{:07}", number);
    out.api = input.call;
    out.level = demand_level::unspecified;
    out.needs = input.needs;
    out.steps.emplace_back();
    out.steps.front().call = input.call;
    out.steps.front().args = input.args;
    out.steps.front().kwargs = input.kwargs;
    out.alone = travels_alone(input.call);
    return out;
}

/// A case that makes the run look a constant's number up, so that numbers in results can be named.
test_case naming_case(const char* constant) {
    test_case out =
        case_of({"constant", json::array({{{"const", constant}}}), json::object(), {}, ""}, 0);
    out.id = std::string("explore/constant-") + constant;
    return out;
}

/// Runs inputs on both targets through the run stage.
class both_targets {
public:
    both_targets(const places& where, const explore_arguments& arguments)
        : arguments_(arguments), left_(named_target(where, arguments.targets.front())),
          right_(named_target(where, arguments.targets.back())) {}

    std::vector<answer_pair> operator()(const std::vector<call_input>& inputs) {
        std::vector<test_case> cases;
        for (const call_input& one : inputs)
            cases.push_back(case_of(one, cases.size()));
        std::vector<answer_pair> out(inputs.size());
        ++round_;
        const recording left = run(cases, left_), right = run(cases, right_);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            out[i] = {answer(inputs[i], left, cases[i].id), answer(inputs[i], right, cases[i].id)};
        return out;
    }

private:
    recording run(const std::vector<test_case>& cases, const target_command& target) const {
        std::vector<test_case> naming;
        for (const char* name :
             {"AF_INET", "AF_INET6", "SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_SEQPACKET"})
            naming.push_back(naming_case(name));
        std::vector<const test_case*> all;
        for (const test_case& one : cases)
            all.push_back(&one);
        for (const test_case& one : naming)
            all.push_back(&one);
        progress_bar bar(round_ == 1
                             ? target.target
                             : fmt::format("{} shrinking, round {}", target.target, round_ - 1));
        run_options options;
        options.jobs = arguments_.jobs;
        options.start_deadline = arguments_.start_deadline;
        options.progress = [&bar](std::size_t done, std::size_t count) { bar.show(done, count); };
        run_summary ignored;
        return run_cases(all, target, options, ignored);
    }

    static json answer(const call_input& input, const recording& from, const std::string& id) {
        return comparable_answer(input, from.observations.at(id),
                                 from.run.value("constants", json::object()));
    }

    const explore_arguments& arguments_;
    target_command left_;
    target_command right_;
    std::size_t round_ = 0;
};

/// The files, in the order of calls. Those of an earlier exploration with the same names are
/// replaced.
std::vector<std::string> write_candidates(const std::filesystem::path& folder,
                                          const std::map<std::string, json>& files) {
    std::vector<std::string> out;
    if (!files.empty()) make_folder(folder);
    for (const auto& [call, file] : files) {
        const std::filesystem::path place = folder / (call + ".json");
        replace_file(place, file.dump(2) + "\n");
        out.push_back(place.generic_string());
    }
    return out;
}

void print_found(const explore_arguments& arguments, const explored& found,
                 const std::vector<std::string>& files) {
    if (arguments.format == "json") {
        json value = to_json(found);
        value["seed"] = arguments.options.seed;
        value["targets"] = arguments.targets;
        value["files"] = files;
        return print_json(value);
    }
    std::string text = fmt::format("seed {}\n\n", arguments.options.seed);
    text += explored_text(found, arguments.targets.front(), arguments.targets.back());
    for (const std::string& file : files)
        text += "cases to review: " + file + "\n";
    print_text(text);
}

int explore_command(const places& where, const explore_arguments& arguments) {
    const suite all = load_suite(where.cases());
    both_targets ask(where, arguments);
    const explored found = explore(all, arguments.options, std::ref(ask));
    const std::filesystem::path folder =
        arguments.out.empty() ? where.out() / "explore" : std::filesystem::path(arguments.out);
    const auto candidates =
        candidate_files(all, found, arguments.targets.front(), arguments.targets.back());
    print_found(arguments, found, write_candidates(folder, candidates));
    return static_cast<int>(found.differing == 0 ? exit_code::as_expected : exit_code::unexpected);
}

std::string calls_text() {
    std::string out;
    for (const std::string& name : explorable_calls())
        out += (out.empty() ? "" : " ") + name;
    return out;
}

} // namespace

void add_explore(CLI::App& app, command& chosen) {
    auto arguments = std::make_shared<explore_arguments>();
    CLI::App* sub = app.add_subcommand(
        "explore",
        "Generate inputs, find those on which two targets differ, shrink them (exit 1 if any)");
    sub->footer(
        "Calls that can be explored: " + calls_text() +
        "\nExamples: sockmatrix explore linux-glibc-x86_64/libc linux-musl-x86_64/libc --seed 7\n"
        "          sockmatrix explore linux-glibc-x86_64/refsock linux-glibc-x86_64/cpython-3 "
        "--call 'inet_*'");
    sub->add_option("target", arguments->targets, "Two targets, PLATFORM/IMPLEMENTATION")
        ->required()
        ->expected(2)
        ->check(target_value());
    sub->add_option("--seed", arguments->options.seed, "The same seed gives the same inputs")
        ->check(whole_number())
        ->capture_default_str();
    sub->add_option("--inputs", arguments->options.inputs,
                    "Generate so many, spread over the calls")
        ->check(whole_number(1, 1000000))
        ->capture_default_str();
    sub->add_option("--call", arguments->options.calls, "Explore only these calls, * for any text");
    sub->add_option("--jobs", arguments->jobs, "Adapters side by side")
        ->check(whole_number(1, 64))
        ->capture_default_str();
    sub->add_option("--start-deadline", arguments->start_deadline,
                    "Seconds for an adapter to answer initialize")
        ->check(seconds_value())
        ->capture_default_str();
    sub->add_option("--out", arguments->out,
                    "Folder for the cases to review (reports/out/explore)");
    add_format(*sub, arguments->format);
    sub->callback([arguments, &chosen] {
        chosen = [arguments](const places& where) { return explore_command(where, *arguments); };
    });
}

} // namespace sockmatrix
