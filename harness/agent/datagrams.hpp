// Peers over datagram sockets.
#pragma once

#include <memory>

#include "descriptor.hpp"
#include "endpoint.hpp"
#include "source.hpp"

namespace agent {

/// Sends each datagram back to its sender. Takes a bound socket.
std::unique_ptr<source> echo_datagrams_peer(descriptor socket);

/// A port that stays taken as long as `holder` is open.
struct closed_port {
    descriptor holder;
    address where;
};

/// A port where nobody receives: datagrams are answered by "port unreachable".
closed_port open_closed_port(const address& where);

} // namespace agent
