// A folder, cases and the fake adapter for the tests of run.
#pragma once

#include "run/run.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sockmatrix {

/// A folder that is removed with all that is in it.
class test_folder {
public:
    test_folder();
    test_folder(const test_folder&) = delete;
    test_folder& operator=(const test_folder&) = delete;
    ~test_folder();

    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

step call_step(const std::string& call, json args = json::array(), const std::string& name = "");
step background_step(const std::string& name, const std::string& call, json args);
step await_step(const std::string& name, std::optional<double> within = std::nullopt);

/// A case whose single outcome is that its last step returns anything.
test_case make_case(const std::string& id, std::vector<step> steps);
/// A case of one call that may travel in a batch.
test_case make_alone(const std::string& id, const std::string& call, json args = json::array());

/// A run of the fake adapter with these words.
struct fake_run {
    explicit fake_run(std::vector<std::string> words);

    recording operator()(const std::vector<test_case>& cases);
    /// The observation of a single case.
    observation one(const test_case& what);
    /// What the adapter noted under `calls=`.
    std::vector<std::string> calls() const;
    /// All processes that were started and noted under `pids=`.
    std::vector<int> pids() const;
    std::string log() const;

    test_folder folder;
    target_command target;
    run_options options;
    run_summary summary;
};

std::vector<std::string> lines_of(const std::filesystem::path& file);
/// Whether a process runs: it is there and no zombie.
bool is_running(int pid);
/// Waits, for at most a few seconds, until none of them runs.
bool all_gone(const std::vector<int>& pids);

} // namespace sockmatrix
