// Which profile entries decide in a run, for all of its cases. Internal to judge.
#pragma once

#include "judge/expectations.hpp"
#include "judge/prepared.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace sockmatrix {

struct run_decisions {
    expectation_index index;
    std::vector<expectation_index::candidate> nearest;  ///< by case
    std::vector<expectation_index::candidate> allowing; ///< the same of the axis `of_interface`
    std::vector<std::string> complaints;                ///< entries that match no case

    run_decisions(const std::vector<profile>& profiles, const json& run,
                  const std::vector<test_case>& cases);
};

/// Runs alike have the same decisions, which are found once. Several threads may ask.
class known_decisions {
public:
    /// Both must outlive this.
    known_decisions(const suite& all, const std::vector<profile>& profiles)
        : all_(all), profiles_(profiles) {}

    std::shared_ptr<const run_decisions> of(const json& run);

private:
    const suite& all_;
    const std::vector<profile>& profiles_;
    std::mutex lock_;
    std::map<std::string, std::shared_ptr<const run_decisions>> known_; ///< by what entries ask for
};

} // namespace sockmatrix
