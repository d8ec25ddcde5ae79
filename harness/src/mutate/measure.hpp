// Measures how many mutants of a target the suite tells from the real one.
#pragma once

#include "model/mutation.hpp"
#include "model/profile.hpp"
#include "mutate/mutants.hpp"
#include "run/run.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace sockmatrix {

/// A build of the target's implementation that is broken in one way.
struct faulty_build {
    std::string id; ///< "fault/<name>"
    std::string says;
    target_command target;
};

struct measure_options {
    std::vector<mutant> mutants;
    std::vector<faulty_build> faults;
    std::map<std::string, std::string> equivalent; ///< id -> why
    run_options run;                               ///< jobs, log, start deadline, suite hash
    std::size_t baseline = 3;                      ///< runs without a mutant
    bool first = false;                            ///< stop at the first kills of each mutant
    bool all_run = false;                          ///< put no mutant into recorded answers
    /// Called with what is done, and how much of how much.
    std::function<void(const std::string&, std::size_t, std::size_t)> progress;
};

/// What judging needs.
struct measure_inputs {
    const suite& all;
    const std::vector<profile>& profiles;
    const recording* earlier = nullptr; ///< of the target; may be null
    std::vector<const test_case*> cases;
};

/// Runs the cases without a mutant, then with each mutant those in which it shows, and on each
/// build with a fault. Throws as
/// run_cases does; failure(failed) if no case is as expected without a mutant.
mutation_measure measure_mutants(const measure_inputs& inputs, const target_command& target,
                                 const measure_options& options);

/// The cases that kill no mutant and of which nobody says that they tell targets apart.
std::vector<std::string> idle_cases(const mutation_measure& of,
                                    const std::set<std::string>& tell_apart);

} // namespace sockmatrix
