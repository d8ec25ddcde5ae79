// The service and protocol tables. Safe to call from several threads at once on every platform.
#pragma once

#include "refsock/export.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace refsock {

/// The port, in host order, of a service. Without a protocol any matches. Raises error. (POSIX
/// getservbyname)
REFSOCK_API std::uint16_t getservbyname(std::string_view name,
                                        std::optional<std::string_view> protocol = {});
REFSOCK_API std::uint16_t getservbyname(std::string_view name,
                                        std::optional<std::string_view> protocol,
                                        std::error_code& code) noexcept;

/// The name of the service on a port. A port outside 0..65535 is an overflow_error. Raises error.
REFSOCK_API std::string getservbyport(std::int64_t port,
                                      std::optional<std::string_view> protocol = {});
REFSOCK_API std::string getservbyport(std::int64_t port, std::optional<std::string_view> protocol,
                                      std::error_code& code) noexcept;

/// The number of a protocol, for the third argument of `socket`. Raises error. (POSIX
/// getprotobyname)
REFSOCK_API int getprotobyname(std::string_view name);
REFSOCK_API int getprotobyname(std::string_view name, std::error_code& code) noexcept;

} // namespace refsock
