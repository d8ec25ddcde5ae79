#include "datagrams.hpp"

namespace agent {

closed_port open_closed_port(const address& where) {
    // Connected to itself, so that the datagrams of others match no socket.
    auto socket = open_bound(where, SOCK_DGRAM);
    const auto self = name_of(socket);
    if (::connect(socket.get(), self.get(), self.size) != 0) fail("connect");
    return {std::move(socket), self};
}

} // namespace agent
