// What the forms of messages are made of. Each function returns what is wrong, and where; empty if
// nothing is. Internal to run.
#pragma once

#include "model/json.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace sockmatrix::form {

using names = std::initializer_list<std::string_view>;

/// "facts/bits: no integer of 8 or more, but -1"; `at` may be empty.
std::string wrong(const std::string& at, const std::string& want, const json& got);
/// An object with all of `required` and no member but those and `others`.
std::string members(const json& value, const std::string& at, names required, names others);
std::string text(const json& value, const std::string& at);
/// Text that is not empty.
std::string words(const json& value, const std::string& at);
std::string integer(const json& value, const std::string& at, std::int64_t least);
std::string one_of(const json& value, const std::string& at, names known);
/// An array of texts, each known and there once.
std::string set_of(const json& value, const std::string& at, names known);
/// A lower-case letter, then letters, digits and underscores.
std::string member_name(const std::string& name, const std::string& at);
bool is_integer(const json& value, std::int64_t least) noexcept;

} // namespace sockmatrix::form
