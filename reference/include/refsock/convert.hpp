// Conversions between the text and the packed form of addresses.
#pragma once

#include "refsock/export.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace refsock {

/// The four octets, in network order, of an IPv4 address text with zero to three dots. What is
/// valid is the platform's own decision. Raises error; value_error if `text` has a NUL. (POSIX
/// inet_addr)
REFSOCK_API std::array<std::byte, 4> inet_aton(std::string_view text);
REFSOCK_API std::array<std::byte, 4> inet_aton(std::string_view text,
                                               std::error_code& code) noexcept;

/// The dotted quad of four octets. Raises error if `packed` is not exactly 4 long.
REFSOCK_API std::string inet_ntoa(std::span<const std::byte> packed);
REFSOCK_API std::string inet_ntoa(std::span<const std::byte> packed,
                                  std::error_code& code) noexcept;

/// The octets (4 for AF_INET, 16 for AF_INET6) of an address text. Raises error for an invalid text
/// and EAFNOSUPPORT for another family; value_error if `text` has a NUL. (POSIX inet_ntop)
REFSOCK_API std::vector<std::byte> inet_pton(std::int64_t family, std::string_view text);
REFSOCK_API std::vector<std::byte> inet_pton(std::int64_t family, std::string_view text,
                                             std::error_code& code) noexcept;

/// The standard text of a packed address. A `packed` of the wrong length is a value_error; another
/// family raises error with EAFNOSUPPORT.
REFSOCK_API std::string inet_ntop(std::int64_t family, std::span<const std::byte> packed);
REFSOCK_API std::string inet_ntop(std::int64_t family, std::span<const std::byte> packed,
                                  std::error_code& code) noexcept;

} // namespace refsock
