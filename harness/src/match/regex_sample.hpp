// The shortest texts of regular expressions. Internal to match.
#pragma once

#include <optional>
#include <string>

namespace sockmatrix {

/// A short text that an ECMAScript expression may match: the first alternative of each group, the
/// fewest repetitions. Nothing for a form that is not understood (look-ahead, back references); the
/// caller checks it.
std::optional<std::string> regex_sample(const std::string& expression);

} // namespace sockmatrix
