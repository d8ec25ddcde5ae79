#include "load/layout.hpp"

#include "load/written.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

constexpr std::size_t widest = 120;
constexpr std::size_t level_width = 2;

/// Characters of a text in UTF-8.
std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }));
}

std::string key_text(std::string_view key) {
    return key.empty() ? std::string() : std::string(key) + ": ";
}

std::string on_one_line(const written_value& value) {
    if (value.is_plain()) return std::string(value.text);
    std::string out;
    for (const written_value& part : value.parts)
        out += (out.empty() ? "" : ", ") + key_text(part.key) + on_one_line(part);
    if (value.is_array()) return "[" + out + "]";
    return out.empty() ? "{}" : "{ " + out + " }";
}

/// Whether it, or something in it, was opened by its writer.
bool is_open(const written_value& value) {
    return !value.parts.empty() &&
           (value.opened || std::any_of(value.parts.begin(), value.parts.end(), is_open));
}

/// As many plain values on a line as fit.
std::string filled_lines(const written_value& value, const std::string& margin) {
    std::string out, line;
    for (std::size_t i = 0; i < value.parts.size(); ++i) {
        const std::string one =
            std::string(value.parts[i].text) + (i + 1 < value.parts.size() ? "," : "");
        if (!line.empty() && margin.size() + width_of(line) + 1 + width_of(one) > widest) {
            out += margin + line + "\n";
            line.clear();
        }
        line += (line.empty() ? "" : " ") + one;
    }
    return out + margin + line + "\n";
}

/// `before` and `after` are the columns taken on the lines on which the value begins and ends.
std::string laid_out_value(const written_value& value, std::size_t indent, std::size_t before,
                           std::size_t after) {
    std::string line = on_one_line(value);
    const bool fits = before + width_of(line) + after <= widest;
    if (value.parts.empty() || (fits && !is_open(value))) return line;
    const std::string margin(indent + level_width, ' ');
    std::string out;
    for (std::size_t i = 0; !value.filled && i < value.parts.size(); ++i) {
        const written_value& part = value.parts[i];
        const std::string key = key_text(part.key);
        const bool last = i + 1 == value.parts.size();
        out += margin + key +
               laid_out_value(part, margin.size(), margin.size() + width_of(key), last ? 0 : 1) +
               (last ? "\n" : ",\n");
    }
    if (value.filled) out = filled_lines(value, margin);
    const std::string end(indent, ' ');
    return value.is_array() ? "[\n" + out + end + "]" : "{\n" + out + end + "}";
}

} // namespace

std::string laid_out(std::string_view text, std::size_t indent) {
    return laid_out_value(read_written(text), indent, indent, 0);
}

} // namespace sockmatrix
