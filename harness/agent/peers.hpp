// All fixture peers.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "descriptor.hpp"
#include "source.hpp"

namespace agent {

struct peers {
    std::map<std::string, std::string> fixtures; ///< name -> address as JSON
    sources served;                              ///< those that the loop serves
    std::vector<descriptor> held;                ///< those that only have to stay open
};

/// Opens the peers of IPv4 and of the families asked for, AF_UNIX ones in `directory`. Says on
/// standard error which cannot be opened.
peers open_peers(const std::string& directory, bool ipv6, bool af_unix);

/// Opens the part of the hermetic names that the launcher's server asks for.
void open_faulty_names(peers& into);

/// Numbers for sockets of AF_NETLINK, as JSON: two that fit 31 bits, and one past an int. No other
/// agent of this machine has them, for they are taken by all processes of a network.
std::string netlink_pids();

} // namespace agent
