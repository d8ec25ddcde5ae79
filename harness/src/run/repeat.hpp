// What several runs of one target show together.
#pragma once

#include "model/recording.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

/// Adds the ids of cases whose answers differ between two recordings, each once, sorted.
void add_unstable(std::vector<std::string>& unstable, const recording& first,
                  const recording& again);

} // namespace sockmatrix
