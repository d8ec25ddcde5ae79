// What sockets share with the default timeout.
#pragma once

#include "refsock/timeouts.hpp"

#include <system_error>

namespace refsock::detail {

/// condition::value for a negative or NaN timeout, condition::overflow for one that does not fit
/// std::chrono::nanoseconds of 64 bits.
std::error_code check_timeout(timeout_value timeout) noexcept;

} // namespace refsock::detail
