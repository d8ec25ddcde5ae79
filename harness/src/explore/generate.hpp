// New inputs of a call, made of the corpus's. Internal to explore.
#pragma once

#include "explore/explore.hpp"
#include "explore/mutate.hpp"

#include <set>

namespace sockmatrix {

/// Up to `count` inputs that are not in `seen`, each a start with one to three changes; `seen`
/// grows by them. Fewer if the starts do not give that many.
std::vector<call_input> generate_inputs(const std::vector<call_input>& starts, std::size_t count,
                                        picker& pick, std::set<std::string>& seen);

} // namespace sockmatrix
