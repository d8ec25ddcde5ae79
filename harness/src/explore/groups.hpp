// Differences that probably have one cause. Internal to explore.
#pragma once

#include "explore/shrink.hpp"

namespace sockmatrix {

/// The shape of all arguments: those of texts, the kinds of integers and the number of octets.
std::string shape_of(const call_input& input);

/// Puts together what is of one call, one way and one shape; the simplest input speaks for a group.
std::vector<explored_group> group_differences(const std::vector<open_difference>& all);

} // namespace sockmatrix
