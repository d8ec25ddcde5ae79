#include "constant_tables.hpp"
#include "native.hpp"
#include "socket_backend.hpp"
#include "unix_address.windows.hpp"

#include <atomic>
#include <iterator>
#include <optional>

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

static_assert(std::size(table) <= most_platform_constants);

/// Whether the system has AF_UNIX; nothing where a lack of handles or memory kept it from telling.
std::optional<bool> asked_for_unix() noexcept {
    start_sockets();
    const SOCKET made = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (made == INVALID_SOCKET) {
        if (is_lack(last_error())) return std::nullopt;
        return false;
    }
    ::closesocket(made);
    return true;
}

} // namespace

bool has_unix() noexcept {
    static std::atomic<int> known = -1;
    if (known.load() < 0) {
        const std::optional<bool> answer = asked_for_unix();
        if (!answer) return false;
        known.store(*answer ? 1 : 0);
    }
    return known.load() == 1;
}

std::span<const constant_entry> platform_constants() noexcept {
    return table;
}

} // namespace detail

const int af_inet = AF_INET;
const int af_inet6 = AF_INET6;
const int af_unix = AF_UNIX;
const int sock_stream = SOCK_STREAM;
const int sock_dgram = SOCK_DGRAM;

} // namespace refsock
