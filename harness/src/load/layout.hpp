// How case files are laid out: short things on one line, up to a width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sockmatrix {

/// The same JSON with other white space, and nothing else changed: two columns for each level, an
/// object or an array on one line if it fits into 120 characters and its writer did not open it,
/// else a part a line. An array of plain values that has several on a line is filled up to that
/// width. Idempotent. `text` is well-formed; `indent` is the column at which the value begins.
std::string laid_out(std::string_view text, std::size_t indent = 0);

} // namespace sockmatrix
