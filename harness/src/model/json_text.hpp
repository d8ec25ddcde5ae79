// JSON text within limits: what every reader of files, lines and messages begins with.
#pragma once

#include "model/json.hpp"
#include "model/limits.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// JSON that keeps the order of keys, as the outcomes of a case have one.
using ordered_json = nlohmann::ordered_json;

/// What a text may hold at most.
struct json_bounds {
    std::size_t depth = limits::depth;
    std::size_t values = limits::values;
};

/// A value, or why a text is none: its place counts from 1.
template <class Json>
struct json_reading {
    std::optional<Json> value;
    std::string fault; ///< empty if there is a value
    std::size_t line = 0;
    std::size_t column = 0;
    std::size_t values = 0; ///< how many values were read
};

/// Reads a text. Duplicate keys, integers past 64 bits, invalid UTF-8 and what is past the bounds
/// are faults. Neither deep nor wide texts exhaust the stack or take long.
json_reading<json> parse_json(std::string_view text, const json_bounds& bounds = {});
json_reading<ordered_json> parse_ordered_json(std::string_view text,
                                              const json_bounds& bounds = {});

} // namespace sockmatrix
