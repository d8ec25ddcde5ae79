// The constants of the interface, as the platform numbers them.
#pragma once

#include "refsock/export.hpp"

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

/// Every constant of the documented families that this platform defines, sorted by name. The
/// entries last until the process ends, destructors of static objects included.
REFSOCK_API std::span<const constant_entry> constants() noexcept;
/// The number of `name`, or nothing if this platform does not define it.
REFSOCK_API std::optional<std::int64_t> constant(std::string_view name) noexcept;

/// Whether IPv6 sockets can be made on this machine. Asked until the system answers; false and
/// asked again where a lack of handles or the like keeps it from answering. (has_ipv6)
REFSOCK_API bool has_ipv6() noexcept;

/// Families and types that calls default to, for code that includes no system header. `af_unix` is
/// -1 where the headers have none; whether the system has it, constant("AF_UNIX") tells.
REFSOCK_API extern const int af_inet;
REFSOCK_API extern const int af_inet6;
REFSOCK_API extern const int af_unix;
REFSOCK_API extern const int sock_stream;
REFSOCK_API extern const int sock_dgram;

} // namespace refsock
