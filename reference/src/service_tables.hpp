// The service and protocol functions of the C interface, made safe for several threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace refsock::detail {

/// What the system's tables hold, or nothing; the C interface tells no reason. Without a protocol
/// any matches. Ports are in host order.
std::optional<std::uint16_t> service_port(const std::string& name,
                                          const std::optional<std::string>& protocol);
std::optional<std::string> service_name(std::uint16_t port,
                                        const std::optional<std::string>& protocol);
std::optional<int> protocol_number(const std::string& name);

} // namespace refsock::detail
