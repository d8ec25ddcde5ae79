// The service and protocol functions of the C interface, made safe for several threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <system_error>

namespace refsock::detail {

/// What the system's tables hold, or nothing. Without a protocol any matches. Ports are in host
/// order. `code` is the system's error if it could not look for want of handles or memory and tells
/// so; else it is cleared: C libraries tell no other reason that can be relied on.
std::optional<std::uint16_t> service_port(const std::string& name,
                                          const std::optional<std::string>& protocol,
                                          std::error_code& code);
std::optional<std::string>
service_name(std::uint16_t port, const std::optional<std::string>& protocol, std::error_code& code);
std::optional<int> protocol_number(const std::string& name, std::error_code& code);

} // namespace refsock::detail
