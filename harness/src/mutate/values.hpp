// Returned values that are wrong in one way. Pure; nothing where a value cannot be wrong so.
#pragma once

#include "model/json.hpp"

#include <optional>

namespace sockmatrix {

/// Another value of the same type.
std::optional<json> wrong_value(const json& value);
/// An integer that is one more; octets without the last one.
std::optional<json> off_by_one(const json& value);
/// A list whose first two elements have changed places, octets in reverse; nothing if that is the
/// same.
std::optional<json> wrong_order(const json& value);
/// A list without its last element.
std::optional<json> lost_element(const json& value);
/// A list whose last element is there twice.
std::optional<json> doubled_element(const json& value);

} // namespace sockmatrix
