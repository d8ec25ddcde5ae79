// JSON as it stands in a text: where each value begins and ends, and how it was laid out.
#pragma once

#include <string_view>
#include <vector>

namespace sockmatrix {

/// A value and its place; the views are into the text that was read.
struct written_value {
    std::string_view text;            ///< from its first octet to its last
    std::string_view key;             ///< of a part of an object, with quotes; else empty
    std::vector<written_value> parts; ///< of an object or an array
    bool opened = false;              ///< an object or array whose bracket ends its line
    bool filled = false; ///< an array that has several plain values on one of several lines

    bool is_object() const noexcept { return text.front() == '{'; }
    bool is_array() const noexcept { return text.front() == '['; }
    bool is_plain() const noexcept { return !is_object() && !is_array(); }
    /// The part with this key, or null.
    const written_value* part(std::string_view name) const noexcept;
};

/// Reads a text that a reader of json_reader.hpp has found to be well-formed.
written_value read_written(std::string_view text);

/// Where a part of a text begins and ends in it.
std::size_t begin_in(std::string_view text, std::string_view part) noexcept;
std::size_t end_in(std::string_view text, std::string_view part) noexcept;

} // namespace sockmatrix
