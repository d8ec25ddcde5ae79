// Text from outside, such as messages of implementations, made fit for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace sockmatrix {

/// The text without what a terminal would obey: control characters (C0, DEL, C1), marks that change
/// the direction of text, separators of lines and paragraphs. Each stands as an escape (\x1b,
/// \u202e), as do octets that are no UTF-8. Line feeds and tabs stay.
std::string plain_text(std::string_view text);

/// The same for text that is a part of a line: line feeds and tabs are escapes too (\n, \t).
std::string plain_line(std::string_view text);

} // namespace sockmatrix
