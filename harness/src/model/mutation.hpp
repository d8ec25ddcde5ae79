// How well a suite tells a broken implementation from a right one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sockmatrix {

/// What the suite did with one mutant.
struct mutant_result {
    std::string id;
    std::string by; ///< the operator
    std::string call;
    std::vector<std::string> killers; ///< cases that are not as expected with it, sorted
    std::size_t recorded = 0;         ///< cases in which it was put into the recorded answer
    std::size_t run = 0;              ///< cases that were run with it
    std::string equivalent; ///< why nobody could tell it from the right thing; empty if it is not
                            ///< known to be so
    bool killed() const noexcept { return !killers.empty(); }
    bool counts() const noexcept { return killed() || equivalent.empty(); }
};

/// One measurement of one target.
struct mutation_measure {
    std::string target;
    std::vector<mutant_result> mutants; ///< sorted by id
    std::vector<std::string> calls;     ///< that the target lacks: their mutants are left out
    std::vector<std::string>
        unexpected; ///< cases that are not as expected without a mutant, which are left out
    std::vector<std::string> unstable; ///< cases that answer now so and now so, which are left out
    std::vector<std::string> sound;    ///< cases that were left in
    std::size_t trials = 0;            ///< cases run with a mutant
    double seconds = 0;
    bool first = false;            ///< stopped at the first kills
    bool whole = false;            ///< with every mutant and every case: idle cases are told
    std::vector<std::string> idle; ///< cases that kill nothing and tell no two targets apart
    std::size_t killed() const noexcept;
    std::size_t counted() const noexcept;
    /// Killed of those that count, in percent; 100 if there are none.
    double score() const noexcept;
};

} // namespace sockmatrix
