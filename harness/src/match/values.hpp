// Case values that both the run (to send) and the judge (to compare) resolve. Pure.
#pragma once

#include "model/json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// Octets of {"pack": "linger", "l_onoff": 1, ...} in a layout of the adapter's facts; members are
/// integers or {"bytes"}, those left out are zero. Throws failure(invalid) for an unknown struct or
/// member, or a value that does not fit.
std::string pack_struct(const json& facts, const json& value);
/// A member of a packed struct, or nothing if the octets are too short or it is longer than 8
/// octets. Throws failure(invalid) for an unknown struct or member.
std::optional<std::int64_t> unpack_member(const json& facts, std::string_view structure,
                                          std::string_view member, std::string_view octets);
/// Octets of an integer in the adapter's byte order. Throws failure(invalid) if it fits neither
/// signed nor unsigned.
std::string pack_integer(const json& facts, std::int64_t value, std::size_t size);
/// The integer of 1 to 8 octets: from 4 octets on it is signed (int, long), shorter ones are not
/// (u_char, u_short).
std::int64_t unpack_integer(const json& facts, std::string_view octets);

/// The sum, or the nearest integer of 64 bits where it does not fit.
std::int64_t sum_of(std::int64_t one, std::int64_t other) noexcept;

/// A text so often, or nothing if that has more than limits::value_octets.
std::optional<std::string> repeated_text(const std::string& text, std::uint64_t times);

std::string to_hex(std::string_view octets);
/// The octets of lower- or upper-case hexadecimal text, or nothing if it is not.
std::optional<std::string> from_hex(std::string_view text);

/// The generated octets of docs/protocol.md and the FNV-1a 64 digest, as 16 hexadecimal digits.
std::string generated_octets(std::uint64_t size, std::uint32_t seed);
std::string digest_of(std::string_view octets);
/// The digest of generated octets, without keeping them.
std::string generated_digest(std::uint64_t size, std::uint32_t seed);

} // namespace sockmatrix
