// Between the documented form of an address and the platform's sockaddr.
#pragma once

#include "native.hpp"
#include "refsock/address.hpp"

#include <cstdint>
#include <cstring>
#include <string>
#include <system_error>

namespace refsock::detail {

struct native_address {
    sockaddr_storage storage{};
    socket_length length = 0;
    const sockaddr* get() const noexcept { return reinterpret_cast<const sockaddr*>(&storage); }
    sockaddr* get() noexcept { return reinterpret_cast<sockaddr*>(&storage); }
};

/// The sockaddr of `from` for a socket of `family`. Looks host names up (and takes the first
/// address); may block. AF_INET6 also takes an inet_address, whose flowinfo and scope are left out.
/// Fails with condition::type if the form does not fit the family, condition::overflow for a number
/// out of range, condition::path_too_long for AF_UNIX, condition::value for a host with a NUL or an
/// unknown type of AF_TIPC, EAFNOSUPPORT for another family, or gai codes.
native_address to_native(int family, const address& from, std::error_code& code) noexcept;

/// Room for the text of any address of `family`: from_native with it asks for no memory.
std::string room_for(int family);
/// The documented form of a sockaddr; std::monostate if `length` is 0 or too short for a family.
/// Its text takes the place of `room`.
address from_native(const sockaddr* from, socket_length length, std::string room = {});

/// The same for AF_UNIX alone, whose rules are the platform's own.
native_address unix_to_native(const unix_address& from, std::error_code& code);
unix_address unix_from_native(const sockaddr* from, socket_length length, std::string room);

/// The same for the families whose addresses are numbers alone (AF_NETLINK, AF_TIPC), which few
/// platforms have: elsewhere EAFNOSUPPORT, and std::monostate.
native_address numbers_to_native(int family, const address& from, std::error_code& code);
address numbers_from_native(const sockaddr* from, socket_length length);

/// Copies a sockaddr of any kind.
template <class Sockaddr>
native_address store(const Sockaddr& from) {
    native_address to;
    std::memcpy(&to.storage, &from, sizeof from);
    to.length = static_cast<socket_length>(sizeof from);
    return to;
}

/// Ranges that the interface documents for the numbers of an address.
inline constexpr std::int64_t max_port = 0xffff;
inline constexpr std::int64_t max_flowinfo = 0xfffff;
inline constexpr std::int64_t max_scope_id = 0xffffffff;

/// condition::overflow if a number of the address is out of range.
std::error_code check_numbers(const inet_address& from) noexcept;
std::error_code check_numbers(const inet6_address& from) noexcept;

} // namespace refsock::detail
