// The POSIX backend of privilege.hpp.
#include "privilege.hpp"

#include <netinet/tcp.h>

#include "endpoint.hpp"

namespace agent {

std::string why_no_net_admin() {
#ifdef TCP_REPAIR
    try {
        // Of Linux' options this one asks for CAP_NET_ADMIN alone, in the user name space of the
        // socket's network.
        const auto socket = open_socket(AF_INET, SOCK_STREAM);
        const int on = 1;
        if (::setsockopt(socket.get(), IPPROTO_TCP, TCP_REPAIR, &on, sizeof on) == 0) return {};
        fail("setsockopt TCP_REPAIR");
    } catch (const std::system_error& error) {
        return error.what();
    }
#else
    return "no operation is known here that only who administers the network may do";
#endif
}

} // namespace agent
