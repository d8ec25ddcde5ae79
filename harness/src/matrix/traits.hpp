// Names for sets of targets.
#pragma once

#include "model/json.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace sockmatrix {

using target_names = std::set<std::string>;

/// Which targets have which traits.
class trait_index {
public:
    /// `run` is the first line of the target's recording.
    void add(const std::string& target, const json& run);

    /// One or two traits that `targets` have and no others of `among`; "all" if they are all of
    /// them; nothing if no traits say it.
    std::vector<std::string> describe(const target_names& targets, const target_names& among) const;

private:
    std::map<std::string, target_names> with_; ///< trait -> targets
};

} // namespace sockmatrix
