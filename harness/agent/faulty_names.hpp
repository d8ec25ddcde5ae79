// The answers of the DNS that a well-kept server cannot be told to give: a server that fails, is
// lame, late, or silent.
#pragma once

#include <memory>

#include "descriptor.hpp"
#include "source.hpp"

namespace agent {

/// Where the server of the hermetic names asks for what ends in odd.test
/// (platforms/fixtures/dnsmasq.conf).
inline constexpr unsigned short faulty_names_port = 5300;

/// Answers queries for names of odd.test, each by the fault that its first label says. Takes a
/// bound datagram socket.
std::unique_ptr<source> faulty_names_peer(descriptor socket);

} // namespace agent
