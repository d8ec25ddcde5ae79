// Groups what is not as expected in many recordings, so that a person can go through it.
#pragma once

#include "model/verdict.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

/// Verdicts alike: the same case but for row and parameters, outcome, and error.
struct triage_group {
    std::string written;              ///< id of the case without row and parameters
    std::string did;                  ///< verdict and outcome: "deviates: refuses"
    std::string seen;                 ///< error of the last answer, or what it was
    std::string expected;             ///< "unexpected", "stale", "lost" or "new"
    std::string why;                  ///< of the first
    std::vector<std::string> cases;   ///< ids, sorted
    std::vector<std::string> targets; ///< sorted
    /// Traits that these targets have together and none of the others that ran a case of the
    /// group, or "all"; empty if no one or two traits say it.
    std::vector<std::string> traits;
};

/// Sorted by traits, then case. With `also_new` also permitted outcomes that no profile mentions.
std::vector<triage_group> triage(const std::vector<judgement>& targets, bool also_new);

json to_json(const triage_group& value);

} // namespace sockmatrix
