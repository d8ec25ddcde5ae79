// The constants of the interface, as the platform numbers them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace refsock {

/// One defined constant: its documented name and the platform's number.
struct constant_entry {
    std::string_view name;
    std::int64_t value;
};

/// Every constant of the documented families that this platform defines, sorted by name.
std::span<const constant_entry> constants() noexcept;
/// The number of `name`, or nothing if this platform does not define it.
std::optional<std::int64_t> constant(std::string_view name) noexcept;

/// Whether IPv6 sockets can be made on this machine. Asked of the system once. (has_ipv6)
bool has_ipv6() noexcept;

/// Families and types that calls default to, for code that includes no system header. `af_unix` is
/// -1 where the headers have none; whether the system has it, constant("AF_UNIX") tells.
extern const int af_inet;
extern const int af_inet6;
extern const int af_unix;
extern const int sock_stream;
extern const int sock_dgram;

} // namespace refsock
