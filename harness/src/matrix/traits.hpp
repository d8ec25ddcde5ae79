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
    /// them; nothing if no traits say it. Where all ran under one emulator it stands among them:
    /// what Wine does is not said of Windows, nor what qemu-user does of a processor.
    std::vector<std::string> describe(const target_names& targets, const target_names& among) const;

private:
    std::vector<std::string> shortest(const target_names& targets, const target_names& among) const;

    std::map<std::string, target_names> with_; ///< trait -> targets
};

/// Whether a trait names a program that stands in for a system or a processor.
bool is_emulator(const std::string& trait);

} // namespace sockmatrix
