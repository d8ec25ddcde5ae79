// Says which cases of a mutant's recording are not as expected. Internal to mutate.
#pragma once

#include "model/profile.hpp"
#include "model/recording.hpp"
#include "mutate/measure.hpp"

#include <set>
#include <string>

namespace sockmatrix {

/// The ids of the cases that would turn a run red.
std::set<std::string> not_expected(const measure_inputs& inputs, const recording& seen);

} // namespace sockmatrix
