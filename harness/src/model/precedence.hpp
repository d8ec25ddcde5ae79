// Which of the profile entries that hold for a case decides it.
#pragma once

#include "model/profile.hpp"

#include <compare>
#include <cstddef>

namespace sockmatrix {

/// How near an entry comes to a case; the greatest decides.
struct precedence {
    std::size_t traits = 0;
    axis on = axis::kernel;
    bool exact = false;
    std::size_t prefix = 0; ///< literal octets before the first `*`
    auto operator<=>(const precedence&) const = default;
};

/// `on` is the axis of the entry's trait.
precedence precedence_of(const expectation& entry, axis on);

} // namespace sockmatrix
