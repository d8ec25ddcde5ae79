#include "datagrams.hpp"

#include <mstcpip.h>

namespace agent {
namespace {

/// Reserves a port that no socket is bound to, for as long as `holder` is open. Returns it in
/// network byte order, or 0 where the system does not do that.
unsigned short reserve_port(const descriptor& holder) {
    INET_PORT_RANGE wanted{0, 1};
    INET_PORT_RESERVATION_INSTANCE got{};
    DWORD size = 0;
    const int failed = ::WSAIoctl(holder.get(), SIO_ACQUIRE_PORT_RESERVATION, &wanted,
                                  sizeof wanted, &got, sizeof got, &size, nullptr, nullptr);
    return failed == 0 ? got.Reservation.StartPort : 0;
}

} // namespace

closed_port open_closed_port(const address& where) {
    auto holder = open_socket(where.storage.ss_family, SOCK_DGRAM);
    if (const auto port = reserve_port(holder); port != 0)
        return {std::move(holder), loopback(where.storage.ss_family, ntohs(port))};
    // Wine has no reservations, but the rule of the system below it: a socket that is connected to
    // itself matches no datagram of others.
    auto bound = open_bound(where, SOCK_DGRAM);
    const auto self = name_of(bound);
    if (::connect(bound.get(), self.get(), self.size) != 0) fail("connect");
    return {std::move(bound), self};
}

} // namespace agent
