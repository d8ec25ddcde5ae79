// What constants.cpp needs of the platform.
#pragma once

#include "refsock/constants.hpp"

#include <span>

namespace refsock::detail {

/// The constants that the platform's headers define, without those of errors; in no order.
std::span<const constant_entry> platform_constants() noexcept;

} // namespace refsock::detail
