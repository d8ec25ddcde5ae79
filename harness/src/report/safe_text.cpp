#include "report/safe_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sockmatrix {
namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd";

/// A character at the begin of a text: its code and how many octets it has. No octets: no UTF-8.
struct character {
    std::uint32_t code = 0;
    std::size_t octets = 0;
};

std::size_t octets_after(unsigned char lead) {
    if (lead < 0x80) return 0;
    if (lead >= 0xc2 && lead < 0xe0) return 1;
    if (lead >= 0xe0 && lead < 0xf0) return 2;
    if (lead >= 0xf0 && lead < 0xf5) return 3;
    return 4; // no lead
}

character first_character(std::string_view text) {
    static constexpr std::array<std::uint32_t, 4> least{0, 0x80, 0x800, 0x10000};
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t more = octets_after(lead);
    if (more > 3 || more >= text.size()) return {};
    std::uint32_t code = more == 0 ? lead : lead & (0x3fU >> more);
    for (std::size_t i = 1; i <= more; ++i) {
        const auto octet = static_cast<unsigned char>(text[i]);
        if ((octet & 0xc0U) != 0x80U) return {};
        code = code << 6U | (octet & 0x3fU);
    }
    const bool is_surrogate = code >= 0xd800 && code < 0xe000;
    if (code < least[more] || code > 0x10ffff || is_surrogate) return {};
    return {code, more + 1};
}

bool is_allowed(std::uint32_t code) {
    if (code < 0x20) return code == '\n' || code == '\t';
    return code != 0x7f && !(code >= 0x80 && code < 0xa0) && (code & 0xfffeU) != 0xfffe;
}

} // namespace

std::string clean_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const character next = first_character(text);
        if (next.octets > 0 && is_allowed(next.code))
            out += text.substr(0, next.octets);
        else
            out += replacement;
        text.remove_prefix(std::max<std::size_t>(next.octets, 1));
    }
    return out;
}

std::string html_text(std::string_view text) {
    std::string out;
    for (const char c : clean_text(text)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string json_in_html(std::string_view json_text) {
    std::string out;
    out.reserve(json_text.size());
    for (const char c : json_text) // outside of texts JSON has no such character
        if (c == '<')
            out += "\\u003c";
        else
            out += c;
    return out;
}

namespace {

std::string escaped_but(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : clean_text(text)) {
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c == '\n' || c == '\t' ? ' ' : c;
    }
    return out;
}

} // namespace

std::string escaped_markdown(std::string_view text) {
    return escaped_but(text, "|\\<*_`[");
}

std::string escaped_name(std::string_view name) {
    return escaped_but(name, "|\\<*`["); // x86_64 has one
}

std::string markdown_name(std::string_view name) {
    const std::string clean = clean_text(name);
    const bool is_code = !clean.empty() && clean.find_first_of("`|\n\t") == std::string::npos &&
                         clean.front() != ' ' && clean.back() != ' ';
    return is_code ? "`" + clean + "`" : escaped_markdown(name);
}

} // namespace sockmatrix
