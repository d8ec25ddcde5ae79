// JSON of recordings, read by simdjson. Whatever is unusual is left to the strict reader
// (model/json_text.hpp), which words what is wrong. Internal to model and judge.
#pragma once

#include "model/json_text.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace sockmatrix {

/// A value and how many values are in it.
struct quick_reading {
    json value;
    std::size_t values = 0;
};

/// The value that `parse_json` reads from a text; nothing if it finds a fault, and for rare forms.
std::optional<quick_reading> read_quickly(std::string_view text, const json_bounds& bounds = {});

/// How many values are in the text of an observation's `env`; nothing if it has not the form that
/// recordings demand, and for rare forms.
std::optional<std::size_t> count_env(std::string_view text);

} // namespace sockmatrix
