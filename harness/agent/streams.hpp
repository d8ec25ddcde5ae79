// Peers over stream sockets.
#pragma once

#include <memory>

#include "descriptor.hpp"
#include "source.hpp"

namespace agent {

/// Peers that accept. Each takes a listening socket.
std::unique_ptr<source> idle_peer(descriptor listener);
std::unique_ptr<source> echo_peer(descriptor listener);
std::unique_ptr<source> reset_peer(descriptor listener);

} // namespace agent
