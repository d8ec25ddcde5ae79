// Between the JSON values of the protocol and the argument types of refsock. (docs/protocol.md,
// Values)
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adapter {

using nlohmann::json;

/// Octets longer than this are answered as a digest.
inline constexpr std::size_t longest_octets = 65536;

// Arguments. Each raises `inexpressible` if `value` is of another kind and `request_fault` if it is
// no value of the protocol at all.

const std::string& text_of(const json& value);
/// `{"bytes"}` or `{"fill", "seed"}`.
std::vector<std::byte> octets_of(const json& value);
bool is_octets(const json& value);
/// A number, a tagged integer, a constant or a boolean. Past 64 bits it is inexpressible.
std::int64_t integer_of(const json& value);
/// An integer or a float.
double number_of(const json& value);
/// A boolean, or an integer as the language converts it.
bool boolean_of(const json& value);
/// `null` is nothing.
std::optional<double> timeout_of(const json& value);
/// The number of the handle in `{"socket": n}`.
std::uint64_t handle_of(const json& value);

// Results.

json octets_value(std::span<const std::byte> octets);
json integer_value(std::int64_t value);
json number_value(double value);
json timeout_value(std::optional<double> value);

/// FNV-1a of 64 bits in 16 hexadecimal digits.
std::string digest(std::span<const std::byte> octets);
/// What `value` is, in words: "text", "octets", "an integer". Raises `request_fault` for an object
/// with none of the protocol's tags.
std::string_view kind_of(const json& value);

} // namespace adapter
