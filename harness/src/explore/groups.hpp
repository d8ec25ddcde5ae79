// Differences that probably have one cause. Internal to explore.
#pragma once

#include "explore/shrink.hpp"

namespace sockmatrix {

/// The shape of all arguments: those of texts, the kinds of integers and the number of octets.
std::string shape_of(const call_input& input);

/// Puts together what is of one call, one way and one shape; the simplest input speaks for a group. `known` goes from input_key to
/// the id of the corpus's case.
std::vector<difference_group> group_differences(const std::vector<open_difference>& all,
                                                const std::map<std::string, std::string>& known);

} // namespace sockmatrix
