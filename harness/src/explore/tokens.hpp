// Text as the parts that address parsers look at. Internal to explore.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// Numbers ("0x" with its digits, or decimal digits), runs of letters, and single characters for
/// all else. Joined they give the text again; a character of several octets is never cut.
std::vector<std::string> split_tokens(std::string_view text);
/// The characters of UTF-8 text, one or several octets each.
std::vector<std::string> split_characters(std::string_view text);
/// The kinds of the tokens, so that texts alike but for their numbers and words have one shape:
/// "n.N" of "1.300".
std::string shape_of_text(std::string_view text);

} // namespace sockmatrix
