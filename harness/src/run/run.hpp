// Runs cases against one target and records what it really did.
#pragma once

#include "model/case.hpp"
#include "model/recording.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sockmatrix {

class go_between;

/// What to start. `command` is the whole command line: launcher, agent, "--", adapter.
struct target_command {
    std::string target; ///< "linux-glibc-x86_64/refsock"
    std::vector<std::string> traits;
    std::vector<std::string> command;
    double time_scale = 1.0;
    json environment = json::object(); ///< capability -> the reason for its absence; what is true
                                       ///< the agent alone says
    json versions = json::object();    ///< of what the platform is made of besides the adapter's
                                       ///< facts: "wine" -> "8.0"
};

struct run_options {
    std::filesystem::path output; ///< recording; written as the run goes, sorted by id at its end
    std::filesystem::path log;    ///< standard error of the adapters; empty: none
    std::size_t jobs =
        1; ///< adapters side by side; with 2 or more, others beside them that only wait
    bool resume = false; ///< keep what the output already holds of the same suite and target
    double deadline =
        0.0; ///< seconds for a case in place of the usual ones, times time_scale; 0: the usual ones
    double run_deadline = 0.0; ///< seconds for the whole run; 0: none
    double start_deadline =
        20.0; ///< seconds for an adapter to answer `initialize`, times the target's time_scale
    std::string suite_hash;
    std::vector<std::string> select; ///< globs that chose the cases, for the recording's "selected"
    std::vector<std::string> exclude;
    std::string
        image; ///< machine image that the run takes place on, kept as the fact `image`; empty: none
    std::uint64_t seed = 0; ///< random order if not 0
    std::size_t batch = 32;
    /// Called after each case with the number done and of all.
    std::function<void(std::size_t, std::size_t)> progress;
    go_between* between =
        nullptr; ///< changes calls and their answers (run/go_between.hpp); null: none
};

/// Why adapters were given up, with how many were so, and what is known of the first.
struct given_up {
    std::string how;   ///< "SIGABRT", "exit 3", "timeout", "protocol", or in words
    std::string first; ///< where and why, with the last line of standard error
    std::size_t count = 0;
};

/// Where the seconds of a run went. Adapters overlap, so the sums may be more than the run took.
struct time_spent {
    std::string longest; ///< the case that took longest
    double longest_seconds = 0;
    double cases = 0; ///< all cases together
    double waits = 0; ///< those of them that wait for something (run/cases/expected_wait.hpp)
    std::size_t adapters = 0; ///< started
    double starts = 0;        ///< until each of them could be asked something
    double processor = 0;     ///< of the harness itself
};

/// Figures of a run.
struct run_summary {
    std::size_t cases = 0;
    std::size_t calls = 0;    ///< answered requests of all kinds
    std::size_t restarts = 0; ///< adapters started after the first of each job
    std::vector<given_up>
        reasons; ///< why adapters were given up, in the order of the first of each kind
    double seconds = 0;
    time_spent time;
};

/// Runs `cases` and returns the recording, which `output` then holds too. Each fault of the adapter
/// costs the case in flight. Throws failure(failed) if no adapter can be started or one never
/// answers `initialize` (naming the command and its last line of standard error), or if the output
/// cannot be written.
recording run_cases(const std::vector<const test_case*>& cases, const target_command& target,
                    const run_options& options, run_summary& summary);

} // namespace sockmatrix
