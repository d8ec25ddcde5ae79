// Socket addresses, in the documented forms.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace refsock {

/// AF_INET. `host` is a dotted quad, a host name, "" for INADDR_ANY or "<broadcast>" for
/// INADDR_BROADCAST. A port outside 0..65535 is an overflow_error where the address is used.
struct inet_address {
    std::string host;
    std::int64_t port = 0;
    friend bool operator==(const inet_address&, const inet_address&) = default;
};

/// AF_INET6. `flowinfo` (0..2^20-1, host order) and `scope_id` may be left out. A scope may also
/// stand in `host` as "fe80::1%lo"; addresses that refsock returns carry it as a number only.
/// The two special forms of AF_INET do not exist here, save that "" is the unspecified address.
struct inet6_address {
    std::string host;
    std::int64_t port = 0;
    std::int64_t flowinfo = 0;
    std::int64_t scope_id = 0;
    friend bool operator==(const inet6_address&, const inet6_address&) = default;
};

/// AF_UNIX. A path, or on Linux an abstract name that begins with NUL. Octets, not text; empty for
/// a socket without a name.
struct unix_address {
    std::string path;
    friend bool operator==(const unix_address&, const unix_address&) = default;
};

/// AF_NETLINK (Linux). `pid` is the port, 0 for the kernel, or for one that it chooses in bind;
/// `groups` has a bit for each multicast group. Both are 32 bits; others are an overflow_error
/// where the address is used. (netlink(7))
struct netlink_address {
    std::int64_t pid = 0;
    std::int64_t groups = 0;
    friend bool operator==(const netlink_address&, const netlink_address&) = default;
};

/// AF_TIPC (Linux). By `addr_type` v1, v2 and v3 are: TIPC_ADDR_NAMESEQ: the server type, the lower
/// and the upper port number; TIPC_ADDR_NAME: the server type, the port identifier and 0 (or the
/// node to look on); TIPC_ADDR_ID: the node, the reference and 0. Another type is a value_error, a
/// number that does not fit its field an overflow_error. (linux/tipc.h)
struct tipc_address {
    std::int64_t addr_type = 0;
    std::int64_t v1 = 0;
    std::int64_t v2 = 0;
    std::int64_t v3 = 0;
    /// TIPC_CLUSTER_SCOPE where it is left out. A negative one withdraws a name in bind.
    std::int64_t scope = 2;
    friend bool operator==(const tipc_address&, const tipc_address&) = default;
};

/// An address of a family that has no documented form: the family and the octets of sa_data.
struct other_address {
    int family = 0;
    std::string data;
    friend bool operator==(const other_address&, const other_address&) = default;
};

/// Any socket address; std::monostate where the system gave none (such as recvfrom on a stream).
using address = std::variant<std::monostate, inet_address, inet6_address, unix_address,
                             netlink_address, tipc_address, other_address>;

} // namespace refsock
