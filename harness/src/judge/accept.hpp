// Which profile entries would explain what was observed. Pure.
#pragma once

#include "model/case.hpp"
#include "model/profile.hpp"
#include "model/recording.hpp"

#include <functional>
#include <string>
#include <vector>

namespace sockmatrix {

/// What a person asks for: entries like `like` (its trait, "and" and "when"), of the trait's axis.
struct accept_request {
    expectation like;
    axis on = axis::kernel;
    bool also_new = false;   ///< permitted outcomes that no profile mentions, too
    bool drop_stale = false; ///< entries of the trait that hold nowhere go first
    std::function<bool(const std::string&)> wants; ///< by case id; all if empty
};

/// One entry to add: a case or a glob of cases, and what all recordings that it decides did.
struct accepted_entry {
    std::string pattern;
    std::string outcome;
    json answer;               ///< the pin of "!other"; else null
    std::size_t recording = 0; ///< index of the first that shows it
    std::vector<std::string> cases;
};

/// A case that is not as expected and stays so, and why.
struct refused_case {
    std::string case_id;
    std::string why;
};

struct acceptance {
    std::size_t recordings = 0;          ///< how many have the trait and meet the conditions
    std::vector<accepted_entry> entries; ///< sorted by pattern
    std::vector<refused_case> refused;   ///< sorted by case
    std::vector<expectation> dropped;    ///< in the order of the profile
};

/// The entries that make every recording with the trait as expected, where all of them agree. Cases
/// of one written id are folded into a glob where all of its cases did the same.
acceptance plan_acceptance(const suite& all, const std::vector<profile>& profiles,
                           const std::vector<recording>& seen, const accept_request& request);

} // namespace sockmatrix
