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

/// An address of a family that has no documented form: the family and the octets of sa_data.
struct other_address {
    int family = 0;
    std::string data;
    friend bool operator==(const other_address&, const other_address&) = default;
};

/// Any socket address; std::monostate where the system gave none (such as recvfrom on a stream).
using address = std::variant<std::monostate, inet_address, inet6_address, unix_address, other_address>;

} // namespace refsock
