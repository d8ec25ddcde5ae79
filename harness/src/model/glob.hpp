// Texts with `*` for any text.
#pragma once

#include <string_view>

namespace sockmatrix {

/// Whether `text` matches `glob`, in which `*` stands for any text, also none.
bool glob_match(std::string_view glob, std::string_view text) noexcept;

} // namespace sockmatrix
