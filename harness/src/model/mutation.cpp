#include "model/mutation.hpp"

#include <algorithm>

namespace sockmatrix {

std::size_t mutation_measure::killed() const noexcept {
    return static_cast<std::size_t>(std::count_if(
        mutants.begin(), mutants.end(), [](const mutant_result& one) { return one.killed(); }));
}

std::size_t mutation_measure::counted() const noexcept {
    return static_cast<std::size_t>(std::count_if(
        mutants.begin(), mutants.end(), [](const mutant_result& one) { return one.counts(); }));
}

double mutation_measure::score() const noexcept {
    const std::size_t all = counted();
    return all == 0 ? 100.0 : 100.0 * static_cast<double>(killed()) / static_cast<double>(all);
}

} // namespace sockmatrix
