// Timeouts of sockets and the default that new sockets take.
#pragma once

#include "refsock/export.hpp"

#include <optional>
#include <system_error>

namespace refsock {

/// A timeout in seconds: nothing blocks for as long as it takes, 0 never blocks.
using timeout_value = std::optional<double>;

/// The default timeout of new sockets; nothing at first. Safe from several threads.
REFSOCK_API timeout_value getdefaulttimeout() noexcept;
/// Sets it. A negative or NaN value is a value_error, one too large for the clock an
/// overflow_error; nothing is changed then.
REFSOCK_API void setdefaulttimeout(timeout_value timeout);
REFSOCK_API void setdefaulttimeout(timeout_value timeout, std::error_code& code) noexcept;

} // namespace refsock
