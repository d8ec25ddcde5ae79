// Measures how many cells of the matrix are judged in a second, against reading the lines that they
// are judged from.
// Usage: sockmatrix-bench-judge --root DIR [--recordings DIR] [--rounds N] [--format text|json]
#include "judge/judge.hpp"
#include "load/load.hpp"
#include "model/parallel.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iostream>

namespace bench {
namespace {

using namespace sockmatrix;
namespace fs = std::filesystem;

struct settings {
    std::string root;
    std::string recordings;
    std::size_t rounds = 5;
    std::string format = "text";
};

struct workload {
    suite all;
    std::vector<profile> profiles;
    std::vector<stored_recording> seen;
    std::vector<std::string> lines; ///< of all cells, as a whole recording holds them
};

workload prepare(const settings& set) {
    workload out;
    out.all = load_suite(fs::path(set.root) / "cases");
    out.profiles = load_profiles(fs::path(set.root) / "platforms" / "profiles");
    recording_reader reader;
    for (const auto& entry : fs::recursive_directory_iterator(set.recordings))
        if (entry.path().extension() == ".ndjson") out.seen.push_back(reader.open(entry.path()));
    for (const stored_recording& one : out.seen)
        one.each([&](const observation& each) { out.lines.push_back(to_line(each)); });
    if (out.lines.empty()) throw std::runtime_error(set.recordings + ": no recordings below it");
    return out;
}

template <class Work>
double seconds(Work work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The quickest of the rounds: whatever else the machine did only adds to it.
template <class Work>
double quickest(std::size_t rounds, Work work) {
    double best = seconds(work);
    for (std::size_t round = 1; round < rounds; ++round)
        best = std::min(best, seconds(work));
    return best;
}

json measure(const settings& set) {
    const workload load = prepare(set);
    const recordings_judge judge(load.all, load.profiles);
    const auto judge_one = [&](std::size_t i) { judge.judge(load.seen[i], nullptr, true); };
    const double read = quickest(set.rounds, [&] {
        for (const std::string& line : load.lines)
            parse_observation(line, "line");
    });
    const double one = quickest(set.rounds, [&] {
        for (std::size_t i = 0; i < load.seen.size(); ++i)
            judge_one(i);
    });
    const double all = quickest(set.rounds, [&] { each_in_parallel(load.seen.size(), judge_one); });
    const auto cells = static_cast<double>(load.lines.size());
    return {{"recordings", load.seen.size()},
            {"cells", load.lines.size()},
            {"rounds", set.rounds},
            {"read_per_second", cells / read},
            {"judged_per_second", cells / one},
            {"judged_per_second_all_processors", cells / all},
            {"ratio", one / read},
            {"ratio_all_processors", all / read}};
}

void print_table(const json& result) {
    fmt::print("{} cells of {} recordings, quickest of {} rounds\n",
               result["cells"].get<std::size_t>(), result["recordings"].get<std::size_t>(),
               result["rounds"].get<std::size_t>());
    fmt::print("{:<30}{:>12}{:>22}\n", "", "cells/s", "time, reading is 1");
    const auto row = [&](const char* what, const char* rate, double ratio) {
        fmt::print("{:<30}{:>12.0f}{:>22.2f}\n", what, result[rate].get<double>(), ratio);
    };
    row("read", "read_per_second", 1.0);
    row("judged", "judged_per_second", result["ratio"]);
    row("judged on all processors", "judged_per_second_all_processors",
        result["ratio_all_processors"]);
}

} // namespace
} // namespace bench

int main(int count, char** words) {
    bench::settings set;
    CLI::App app("How fast recordings are judged, against how fast their lines are read");
    app.add_option("--root", set.root, "Folder that holds cases/ and platforms/")->required();
    app.add_option("--recordings", set.recordings, "Folder of recordings (reports/observed)");
    app.add_option("--rounds", set.rounds, "Rounds of each kind")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    app.add_option("--format", set.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    CLI11_PARSE(app, count, words);
    if (set.recordings.empty()) set.recordings = set.root + "/reports/observed";
    try {
        const auto result = bench::measure(set);
        if (set.format == "json")
            std::cout << result.dump(2) << "\n";
        else
            bench::print_table(result);
    } catch (const std::exception& why) {
        std::cerr << "sockmatrix-bench-judge: " << why.what() << "\n";
        return 3;
    }
    return 0;
}
