// What the tests tell apart, on all systems.
#pragma once

#include <ostream>

#include "native.hpp"

namespace agent::test {

enum class fault { none, refused, reset, would_block, not_found, other };

/// What made the last call of a socket fail. A receive that was given up is `would_block`.
fault last_fault();

/// How a port where nobody receives shows in the next receive.
extern const fault unreachable;

/// How long a connection that is refused may take, in milliseconds.
extern const int refusal_takes;

void set_blocking(native::handle socket, bool blocking);
void limit_receiving(native::handle socket, int milliseconds);

inline std::ostream& operator<<(std::ostream& out, fault one) {
    constexpr const char* names[] = {"none",        "refused",   "reset",
                                     "would_block", "not_found", "other"};
    return out << names[static_cast<int>(one)];
}

} // namespace agent::test
