// JSON as it stands in a text: where each value begins and ends, and how it was laid out.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace sockmatrix {

/// A value and its place; the views are into the text that was read.
struct written_value {
    std::string_view text; ///< from its first octet to its last
    std::vector<std::pair<std::string_view, written_value>>
        parts;           ///< key, with quotes; empty in arrays
    bool opened = false; ///< an object or array whose bracket ends its line
    bool filled = false; ///< an array that has several plain values on one of several lines

    bool is_object() const noexcept { return text.front() == '{'; }
    bool is_array() const noexcept { return text.front() == '['; }
    bool is_plain() const noexcept { return !is_object() && !is_array(); }
    /// The part with this key, or null.
    const written_value* part(std::string_view key) const noexcept;
};

/// Reads a text that a reader of json_reader.hpp has found to be well-formed.
written_value read_written(std::string_view text);

/// Where a part of a text begins and ends in it.
std::size_t begin_in(std::string_view text, std::string_view part) noexcept;
std::size_t end_in(std::string_view text, std::string_view part) noexcept;

} // namespace sockmatrix
