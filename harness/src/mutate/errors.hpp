// Raised errors that are wrong in one way. Pure; nothing where an error cannot be wrong so.
#pragma once

#include "mutate/call_shapes.hpp"

#include <optional>

namespace sockmatrix {

/// Another class, which is none of the right ones.
std::optional<json> wrong_class(const json& error);
/// A special class in place of the general one: gaierror for error.
std::optional<json> special_class(const json& error);
/// The general class in place of a special one: error for gaierror.
std::optional<json> general_class(const json& error);
std::optional<json> wrong_code(const json& error);
std::optional<json> missing_code(const json& error);
std::optional<json> wrong_native(const json& error);
std::optional<json> missing_native(const json& error);
/// An error that a call of this kind could raise.
json some_error(error_kinds kinds);
/// The error of a call that would have to wait.
json would_block(const std::string& call);

} // namespace sockmatrix
