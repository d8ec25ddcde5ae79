// Cases run with a mutant in between. Internal to mutate.
#pragma once

#include "mutate/exposure.hpp"
#include "run/run.hpp"

#include <functional>
#include <map>

namespace sockmatrix {

/// One case to be run with one mutant.
struct trial {
    const mutant* by = nullptr;
    const sound_case* without = nullptr;
    std::vector<std::size_t> steps; ///< where the mutant shows at first hand
    bool patient =
        false; ///< has the case's own time, else what it needed without a mutant and some more
};

/// A mutant that so few cases kill is tried on them again, as one of them may have failed by
/// itself.
constexpr std::size_t doubtful_kills = 3;

/// The deadline that a case has with a mutant, unless it is tried again.
double seconds_for(const sound_case& without);

/// What trials are run on.
struct trial_place {
    const target_command& target;
    const run_options& options;
};

/// The observations of the trials by mutant. One adapter serves the trials of many mutants.
std::map<const mutant*, recording> run_trials(const std::vector<trial>& trials,
                                              const trial_place& where);

/// A run without a mutant, and the seconds that each case took from its first call to its last
/// answer.
struct timed_recording {
    recording seen;
    std::map<std::string, double> seconds;
};
timed_recording run_timed(const std::vector<const test_case*>& cases, const trial_place& where);

} // namespace sockmatrix
