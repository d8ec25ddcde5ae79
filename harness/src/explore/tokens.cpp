#include "explore/tokens.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_hexadecimal(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool begins_hexadecimal(std::string_view text) {
    return text.size() >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
}

std::size_t run_of(std::string_view text, std::size_t from, bool (*is)(char)) {
    const auto end =
        std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), is);
    return static_cast<std::size_t>(end - text.begin());
}

std::size_t character_size(std::string_view text) {
    const auto is_continuation = [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0u) == 0x80u;
    };
    return static_cast<std::size_t>(
        std::find_if_not(text.begin() + 1, text.end(), is_continuation) - text.begin());
}

std::size_t token_size(std::string_view text) {
    if (begins_hexadecimal(text)) return run_of(text, 2, is_hexadecimal);
    if (is_digit(text.front())) return run_of(text, 0, is_digit);
    if (is_letter(text.front())) return run_of(text, 0, is_letter);
    return character_size(text);
}

std::vector<std::string> split_by(std::string_view text, std::size_t (*size)(std::string_view)) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t count = size(text);
        out.emplace_back(text.substr(0, count));
        text.remove_prefix(count);
    }
    return out;
}

std::string shape_of_token(const std::string& token) {
    if (begins_hexadecimal(token)) return token.size() == 2 ? "0x" : "0xn";
    if (is_letter(token.front())) return "a";
    if (static_cast<unsigned char>(token.front()) >= 0x80) return "é";
    if (token.front() == '\0') return "\\0";
    if (token.find_first_of("\t\n\r") == 0) return " ";
    if (!is_digit(token.front())) return token;
    if (token.size() > 1 && token.front() == '0')
        return token.find_first_of("89") == std::string::npos ? "0n" : "09";
    const bool fits_octet = token.size() < 3 || (token.size() == 3 && token <= "255");
    return fits_octet ? "n" : "N";
}

} // namespace

std::vector<std::string> split_tokens(std::string_view text) {
    return split_by(text, token_size);
}

std::vector<std::string> split_characters(std::string_view text) {
    return split_by(text, character_size);
}

std::string shape_of_text(std::string_view text) {
    std::string out;
    for (const std::string& token : split_tokens(text))
        out += shape_of_token(token);
    return out;
}

} // namespace sockmatrix
