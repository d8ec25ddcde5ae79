// Texts of implementations and of files in documents of other forms. Internal to report.
#pragma once

#include <string>
#include <string_view>

namespace sockmatrix {

/// Text in UTF-8 that every XML and HTML document may hold: what is no UTF-8, and characters that
/// XML has no form for (controls but tab and newline, surrogates, U+FFFE, U+FFFF), become U+FFFD.
std::string clean_text(std::string_view text);
/// Text as the content of an HTML element or an attribute in quotes.
std::string html_text(std::string_view text);
/// A JSON text as the content of a <script> element: no `<` is left in it that could end the
/// element or begin a comment. It stays the same JSON.
std::string json_in_html(std::string_view json_text);
/// Text as the content of a cell of a Markdown table, or of a line of a list.
std::string escaped_markdown(std::string_view text);
/// The same for a name, in which a single _ is no mark of emphasis.
std::string escaped_name(std::string_view name);
/// A name in a Markdown table or list: as code, if its characters allow that.
std::string markdown_name(std::string_view name);

} // namespace sockmatrix
