// What constants.cpp needs of the platform.
#pragma once

#include "refsock/constants.hpp"

#include <cstddef>
#include <span>

namespace refsock::detail {

/// The constants that the platform's headers define, without those of errors; in no order.
std::span<const constant_entry> platform_constants() noexcept;

/// Whether AF_UNIX counts as defined. Some headers define it for systems that lack it.
bool has_unix() noexcept;

/// How many entries the tables of a platform have at most. Each is checked where it stands, so that
/// all fit into one table of fixed size.
inline constexpr std::size_t most_platform_constants = 2048;
inline constexpr std::size_t most_native_errors = 384;
inline constexpr std::size_t most_gai_errors = 64;
inline constexpr std::size_t most_h_errno_errors = 16;

} // namespace refsock::detail
