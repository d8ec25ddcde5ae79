// Peers over datagram sockets.
#pragma once

#include <memory>

#include "descriptor.hpp"
#include "endpoint.posix.hpp"
#include "source.hpp"

namespace agent {

/// Sends each datagram back to its sender. Takes a bound socket.
std::unique_ptr<source> echo_datagrams_peer(descriptor socket);

/// A port that stays taken and where nobody receives: the socket is connected to itself, so that
/// the datagrams of others match no socket and are answered by "port unreachable".
descriptor open_closed_port(const address& where);

} // namespace agent
