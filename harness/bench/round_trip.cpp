// Measures what a call costs through run_cases and by a bare loop over the same kind of pipes.
// Usage: sockmatrix-bench-round-trip [--cases DIR] [--rounds N] [--calls N] [--format text|json] --
// ADAPTER ARGS...
#include "affinity.hpp"
#include "bare_loop.hpp"
#include "bench_cases.hpp"

#include "load/load.hpp"
#include "run/run.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iostream>

namespace bench {
namespace {

using namespace sockmatrix;
using clock = std::chrono::steady_clock;

struct settings {
    std::vector<std::string> command;
    std::string cases;
    std::size_t rounds = 7;
    std::size_t calls = 4000;
    std::string format = "text";
};

/// Microseconds a call, a figure for each group of cases.
struct figures {
    std::vector<double> bare;
    std::vector<double> single;
    std::vector<double> batched;
};

struct workload {
    std::vector<test_case> cases;
    request_list requests;
};

/// Adds what a call cost in each group of as many cases as a batch has, from the times at which
/// cases ended. Groups rather than the whole, so that the median leaves out those in which
/// something else had the processor.
void add_figures(const std::vector<clock::time_point>& ended, const request_list& requests,
                 std::vector<double>& out) {
    const std::size_t group = run_options().batch;
    for (std::size_t i = group; i < ended.size(); i += group) {
        const std::chrono::duration<double, std::micro> time = ended[i] - ended[i - group];
        out.push_back(time.count() /
                      static_cast<double>(requests.ends[i] - requests.ends[i - group]));
    }
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

std::filesystem::path scratch() {
    return std::filesystem::temp_directory_path() / "sockmatrix-bench-round-trip.ndjson";
}

recording run_all(const settings& set, const std::vector<test_case>& cases, std::size_t batch,
                  std::function<void(std::size_t, std::size_t)> progress) {
    std::vector<const test_case*> pointers;
    for (const test_case& one : cases)
        pointers.push_back(&one);
    target_command target;
    target.target = "bench/adapter";
    target.command = set.command;
    run_options options;
    options.output = scratch();
    options.batch = batch;
    options.progress = std::move(progress);
    run_summary summary;
    recording out = run_cases(pointers, target, options, summary);
    std::filesystem::remove(options.output);
    return out;
}

void measure_run(const settings& set, const workload& load, std::size_t batch,
                 std::vector<double>& out) {
    std::vector<clock::time_point> ended;
    ended.reserve(load.cases.size());
    run_all(set, load.cases, batch,
            [&](std::size_t, std::size_t) { ended.push_back(clock::now()); });
    add_figures(ended, load.requests, out);
}

void measure_bare(const settings& set, const workload& load, std::vector<double>& out) {
    bare_loop adapter(set.command);
    adapter.exchange(
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"initialize\",\"params\":{\"protocol\":1}}\n");
    // The agent's notification may come first.
    if (!adapter.read_text("\"result\"")) adapter.skip_line();
    std::vector<clock::time_point> ended;
    ended.reserve(load.cases.size());
    std::size_t sent = 0;
    for (const std::size_t end : load.requests.ends) {
        while (sent < end)
            adapter.exchange(load.requests.lines[sent++]);
        ended.push_back(clock::now());
    }
    add_figures(ended, load.requests, out);
}

figures measure(const settings& set, const workload& load) {
    figures out;
    for (std::size_t round = 0; round < set.rounds; ++round) {
        measure_bare(set, load, out.bare);
        measure_run(set, load, 1, out.single);
        measure_run(set, load, run_options().batch, out.batched);
    }
    return out;
}

workload prepare(const settings& set) {
    const std::vector<test_case> all =
        set.cases.empty() ? synthetic_cases() : load_suite(set.cases).cases;
    const recording seen = run_all(set, all, 1, nullptr);
    const std::vector<test_case> steady = steady_cases(all, seen);
    if (steady.empty()) throw std::runtime_error("no case can be measured with this adapter");
    workload out;
    out.cases = repeated(steady, set.calls);
    out.requests = requests_of(out.cases, seen);
    return out;
}

json to_json(const figures& measured) {
    const double bare = median(measured.bare), single = median(measured.single),
                 batched = median(measured.batched);
    return {{"bare_us", bare},
            {"harness_one_by_one_us", single},
            {"harness_batched_us", batched},
            {"ratio_one_by_one", single / bare},
            {"ratio_batched", batched / bare}};
}

void print_table(const json& result) {
    fmt::print("{} requests of {} cases, {} rounds, median microseconds a call\n",
               result["requests"].get<std::size_t>(), result["cases"].get<std::size_t>(),
               result["rounds"].get<std::size_t>());
    fmt::print("{:<14}{:>8}{:>14}{:>8}{:>14}{:>8}\n", "processors", "bare", "one by one", "ratio",
               "in batches", "ratio");
    for (const auto& [name, row] : result["measured"].items())
        fmt::print("{:<14}{:>8.2f}{:>14.2f}{:>8.2f}{:>14.2f}{:>8.2f}\n", name,
                   row["bare_us"].get<double>(), row["harness_one_by_one_us"].get<double>(),
                   row["ratio_one_by_one"].get<double>(), row["harness_batched_us"].get<double>(),
                   row["ratio_batched"].get<double>());
}

void measure_all(const settings& set) {
    const workload load = prepare(set);
    json result = {{"requests", load.requests.lines.size()},
                   {"cases", load.cases.size()},
                   {"rounds", set.rounds}};
    if (pin_to_one_processor()) result["measured"]["one"] = to_json(measure(set, load));
    use_all_processors();
    result["measured"]["all"] = to_json(measure(set, load));
    if (set.format == "json")
        std::cout << result.dump(2) << "\n";
    else
        print_table(result);
}

} // namespace
} // namespace bench

int main(int count, char** words) {
    bench::settings set;
    CLI::App app("What a call costs through the harness and by a bare loop");
    app.add_option("--cases", set.cases,
                   "Folder of a suite (a few conversions and sockets if none)");
    app.add_option("--rounds", set.rounds, "Rounds of each kind")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--calls", set.calls, "Calls a round")
        ->check(CLI::Range(1, 10000000))
        ->capture_default_str();
    app.add_option("--format", set.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    app.add_option("command", set.command, "The adapter's command, after --")->required();
    CLI11_PARSE(app, count, words);
    try {
        bench::measure_all(set);
    } catch (const std::exception& why) {
        std::cerr << "sockmatrix-bench-round-trip: " << why.what() << "\n";
        return 3;
    }
    return 0;
}
