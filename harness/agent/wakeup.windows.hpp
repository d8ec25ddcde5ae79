// What lets select wait for things that are no sockets.
#pragma once

#include <utility>

#include "descriptor.hpp"

namespace agent {

/// Two datagram sockets on loopback: what is sent to the second can be read from the first.
/// Throws std::system_error.
std::pair<descriptor, descriptor> open_wakeup();

/// Makes the first readable.
void wake(native::handle second);

} // namespace agent
