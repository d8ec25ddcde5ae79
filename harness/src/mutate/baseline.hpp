// The target without a mutant. Internal to mutate.
#pragma once

#include "mutate/exposure.hpp"
#include "mutate/measure.hpp"
#include "mutate/trials.hpp"

#include <deque>

namespace sockmatrix {

/// The cases that are as expected every time and answer the same, and why the others are left out.
struct baseline {
    recording seen;
    std::deque<sound_case> cases; ///< point into `seen`
    std::vector<std::string> unexpected;
    std::vector<std::string> unstable;
};

/// Fills `out`, which must stay where it is.
void run_baseline(const measure_inputs& inputs, const trial_place& where, std::size_t times,
                  baseline& out);

/// Whether any case saw the call answered.
bool has_call(const baseline& from, const std::string& call);

} // namespace sockmatrix
