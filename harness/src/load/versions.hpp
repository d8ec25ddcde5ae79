// Conditions of profile entries: "<1.2.5", ">=6.1, <7", or the text that a fact must be.
#pragma once

#include <string>

namespace sockmatrix {

/// Whether a condition is well-formed: comparisons (< <= > >= = !=) with dotted integers, joined by
/// commas, or a text that begins with none of their signs.
bool is_condition(const std::string& condition);
/// Whether nothing meets both conditions.
bool conditions_exclude(const std::string& a, const std::string& b);

} // namespace sockmatrix
