// Builds of an implementation that are broken in one way. Internal to mutate.
#pragma once

#include "mutate/baseline.hpp"
#include "mutate/measure.hpp"

#include <set>
#include <string>

namespace sockmatrix {

/// What came of the cases on a build with a fault.
struct fault_trial {
    std::set<std::string> killers; ///< not all of them: the cases end when there are enough
    std::size_t run = 0;           ///< cases that were run
};

/// Runs the sound cases part by part, until more of them fail than chance might make fail. Where
/// only few do, those are run again, and only what fails twice counts.
fault_trial try_fault(const faulty_build& with, const baseline& without,
                      const measure_inputs& inputs, const measure_options& options);

} // namespace sockmatrix
