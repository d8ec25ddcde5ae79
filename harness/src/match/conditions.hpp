// Conditions of profile entries: "<1.2.5", ">=6.1, <7", the text that a fact must be, and
// "present" or "missing" of a capability.
#pragma once

#include <string>
#include <string_view>

namespace sockmatrix {

/// What comparisons of versions begin with.
inline constexpr std::string_view comparison_signs = "<>=!";

/// Whether a condition compares versions: it begins with one of the signs.
bool is_comparison(std::string_view condition) noexcept;
/// Whether it is one of a capability: "present" or "missing".
bool is_presence(std::string_view condition) noexcept;

/// Whether a condition is well-formed: comparisons (< <= > >= = !=) with dotted integers, joined by
/// commas, or a text that begins with none of their signs.
bool is_condition(const std::string& condition);
/// Whether nothing meets both conditions.
bool conditions_exclude(const std::string& a, const std::string& b);
/// Whether a dotted version meets comparisons such as "<1.2.5" or ">=6.1, <7"; compares by leading
/// dotted integers. Throws failure(invalid) if they are malformed.
bool version_meets(const std::string& version, const std::string& condition);

} // namespace sockmatrix
