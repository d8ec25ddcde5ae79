// The host functions of the C interface that use h_errno, made safe for several threads.
#pragma once

#include "refsock/names.hpp"

#include <span>
#include <string>
#include <system_error>

namespace refsock::detail {

/// What the system knows of a host name by one family. Blocks. Fails with h_errno codes.
host_entry host_by_name(const std::string& name, int family, std::error_code& code);

/// What the system knows of the host of a packed address. Blocks. Fails with h_errno codes.
host_entry host_by_address(std::span<const std::byte> packed, int family, std::error_code& code);

} // namespace refsock::detail
