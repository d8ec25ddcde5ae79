#include "constant_tables.hpp"
#include "native.hpp"
#include "unix_address.windows.hpp"

#include <algorithm>
#include <vector>

namespace refsock {
namespace detail {
namespace {

constexpr constant_entry table[] = {
#include "tables/families.inc"
#include "tables/ip_options.inc"
#include "tables/ipv6_options.inc"
#include "tables/messages.inc"
#include "tables/names.inc"
#include "tables/ports_and_addresses.inc"
#include "tables/protocols.inc"
#include "tables/sio.inc"
#include "tables/socket_options.inc"
#include "tables/tcp_options.inc"
#include "tables/tipc.inc"
    // Enumerators, of which only some compilers' headers have macros too.
    {"IPPROTO_AH", IPPROTO_AH},
    {"IPPROTO_CBT", IPPROTO_CBT},
    {"IPPROTO_DSTOPTS", IPPROTO_DSTOPTS},
    {"IPPROTO_EGP", IPPROTO_EGP},
    {"IPPROTO_ESP", IPPROTO_ESP},
    {"IPPROTO_FRAGMENT", IPPROTO_FRAGMENT},
    {"IPPROTO_GGP", IPPROTO_GGP},
    {"IPPROTO_HOPOPTS", IPPROTO_HOPOPTS},
    {"IPPROTO_ICLFXBM", IPPROTO_ICLFXBM},
    {"IPPROTO_ICMP", IPPROTO_ICMP},
    {"IPPROTO_ICMPV6", IPPROTO_ICMPV6},
    {"IPPROTO_IDP", IPPROTO_IDP},
    {"IPPROTO_IGMP", IPPROTO_IGMP},
    {"IPPROTO_IGP", IPPROTO_IGP},
    {"IPPROTO_IPV4", IPPROTO_IPV4},
    {"IPPROTO_IPV6", IPPROTO_IPV6},
    {"IPPROTO_L2TP", IPPROTO_L2TP},
    {"IPPROTO_MAX", IPPROTO_MAX},
    {"IPPROTO_ND", IPPROTO_ND},
    {"IPPROTO_NONE", IPPROTO_NONE},
    {"IPPROTO_PGM", IPPROTO_PGM},
    {"IPPROTO_PIM", IPPROTO_PIM},
    {"IPPROTO_PUP", IPPROTO_PUP},
    {"IPPROTO_RAW", IPPROTO_RAW},
    {"IPPROTO_RDP", IPPROTO_RDP},
    {"IPPROTO_ROUTING", IPPROTO_ROUTING},
    {"IPPROTO_SCTP", IPPROTO_SCTP},
    {"IPPROTO_ST", IPPROTO_ST},
    {"IPPROTO_TCP", IPPROTO_TCP},
    {"IPPROTO_UDP", IPPROTO_UDP},
    {"RCVALL_IPLEVEL", RCVALL_IPLEVEL},
    {"RCVALL_OFF", RCVALL_OFF},
    {"RCVALL_ON", RCVALL_ON},
    {"RCVALL_SOCKETLEVELONLY", RCVALL_SOCKETLEVELONLY},
};

/// The headers define AF_UNIX for systems too that lack it, and its absence is the documented sign
/// of that.
std::vector<constant_entry> of_this_system() {
    std::vector<constant_entry> all(std::begin(table), std::end(table));
    const auto is_unix = [](const constant_entry& each) {
        return each.name == "AF_UNIX" || each.name == "AF_LOCAL";
    };
    if (!has_unix()) std::erase_if(all, is_unix);
    return all;
}

} // namespace

bool has_unix() noexcept {
    static const bool result = [] {
        start_sockets();
        const SOCKET made = ::socket(AF_UNIX, SOCK_STREAM, 0);
        if (made != INVALID_SOCKET) ::closesocket(made);
        return made != INVALID_SOCKET;
    }();
    return result;
}

std::span<const constant_entry> platform_constants() noexcept {
    static const std::vector<constant_entry> all = of_this_system();
    return all;
}

} // namespace detail

const int af_inet = AF_INET;
const int af_inet6 = AF_INET6;
const int af_unix = AF_UNIX;
const int sock_stream = SOCK_STREAM;
const int sock_dgram = SOCK_DGRAM;

} // namespace refsock
