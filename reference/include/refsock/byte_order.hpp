// Byte order conversions (documentation: ntohl, ntohs, htonl, htons; POSIX htonl()).
#pragma once

#include "refsock/export.hpp"

#include <cstdint>
#include <system_error>

// Systems may define these four as macros, which would reach into `refsock::htons(80)`. The header
// that does so is read here, as it could not be undone if it came later. (docs/decisions.md)
#if __has_include(<netinet/in.h>)
#include <netinet/in.h>
#endif
#undef ntohl
#undef ntohs
#undef htonl
#undef htons

namespace refsock {

/// Converts a 32-bit (`l`) or 16-bit (`s`) positive integer between network and host byte order: a
/// no-op on a big-endian machine, a swap on the others. An `x` that is negative or does not fit is
/// an overflow_error; the forms with `code` then return 0.
REFSOCK_API std::uint32_t ntohl(std::int64_t x);
REFSOCK_API std::uint32_t htonl(std::int64_t x);
REFSOCK_API std::uint16_t ntohs(std::int64_t x);
REFSOCK_API std::uint16_t htons(std::int64_t x);
REFSOCK_API std::uint32_t ntohl(std::int64_t x, std::error_code& code) noexcept;
REFSOCK_API std::uint32_t htonl(std::int64_t x, std::error_code& code) noexcept;
REFSOCK_API std::uint16_t ntohs(std::int64_t x, std::error_code& code) noexcept;
REFSOCK_API std::uint16_t htons(std::int64_t x, std::error_code& code) noexcept;

} // namespace refsock
