#include "model/plain_text.hpp"

#include <cstdint>

namespace sockmatrix {
namespace {

/// One character of UTF-8. `length` is 0 where the octets are none.
struct utf8_character {
    std::uint32_t code = 0;
    std::size_t length = 0;
};

std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first <= 0xdf) return 2;
    if (first >= 0xe0 && first <= 0xef) return 3;
    return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

bool is_shortest(std::uint32_t code, std::size_t length) {
    constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= least[length] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

utf8_character decode_character(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = sequence_length(first);
    if (length == 1) return {first, 1};
    if (length == 0 || text.size() < length) return {};
    std::uint32_t code = first & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xc0U) != 0x80) return {};
        code = code << 6U | (next & 0x3fU);
    }
    return is_shortest(code, length) ? utf8_character{code, length} : utf8_character{};
}

/// Whether a terminal obeys the character instead of showing it, or shows what follows in another
/// order.
bool is_obeyed(std::uint32_t code) {
    const bool control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const bool direction = code == 0x061c || code == 0x200e || code == 0x200f ||
                           (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    const bool separator = code == 0x2028 || code == 0x2029;
    return control || direction || separator;
}

std::string hex_digits_of(std::uint32_t value, std::size_t digits) {
    std::string out(digits, '0');
    for (std::size_t i = digits; i > 0; --i, value >>= 4U)
        out[i - 1] = "0123456789abcdef"[value & 15U];
    return out;
}

std::string visible_escape(std::uint32_t code) {
    if (code == '\n') return "\\n";
    if (code == '\t') return "\\t";
    if (code == '\r') return "\\r";
    return code < 0x80 ? "\\x" + hex_digits_of(code, 2) : "\\u" + hex_digits_of(code, 4);
}

std::string made_plain(std::string_view text, bool keeps_lines) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const utf8_character next = decode_character(text);
        if (next.length == 0) {
            out += "\\x" + hex_digits_of(static_cast<unsigned char>(text.front()), 2);
            text.remove_prefix(1);
            continue;
        }
        const bool stays = keeps_lines && (next.code == '\n' || next.code == '\t');
        if (is_obeyed(next.code) && !stays)
            out += visible_escape(next.code);
        else
            out += text.substr(0, next.length);
        text.remove_prefix(next.length);
    }
    return out;
}

} // namespace

std::string plain_text(std::string_view text) {
    return made_plain(text, true);
}

std::string plain_line(std::string_view text) {
    return made_plain(text, false);
}

} // namespace sockmatrix
