// The answers of the DNS that a well-kept server cannot be told to give: a server that fails, is
// lame, late, or silent.
#pragma once

#include <memory>

#include "descriptor.hpp"
#include "source.hpp"

namespace agent {

/// Where the server of the hermetic names asks for the faulty names
/// (platforms/fixtures/dnsmasq.conf).
inline constexpr unsigned short faulty_names_port = 5300;

/// Answers queries for the names of a table of its own, each by its fault; no other name exists.
/// Takes a bound datagram socket.
std::unique_ptr<source> faulty_names_peer(descriptor socket);

} // namespace agent
