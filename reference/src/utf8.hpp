// Text of the wide functions of Windows.
#pragma once

#include <string>
#include <string_view>

namespace refsock::detail {

/// The text in UTF-8, U+FFFD in place of a surrogate without its pair.
std::string utf8(std::wstring_view text);

} // namespace refsock::detail
