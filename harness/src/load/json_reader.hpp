// JSON files within limits (model/limits.hpp), faults told by line and column.
#pragma once

#include "load/faults.hpp"
#include "model/json_text.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// The content of a JSON file, or nothing after a fault was added.
std::optional<ordered_json> read_ordered(const std::filesystem::path& file, fault_list& faults);
std::optional<json> read_json(const std::filesystem::path& file, fault_list& faults);

/// The text of a file, or nothing after a fault was added.
std::optional<std::string> read_text(const std::filesystem::path& file, fault_list& faults);
/// The content of a text that stands, or is to stand, in a file.
std::optional<ordered_json> parse_ordered(std::string_view text, const std::filesystem::path& file,
                                          fault_list& faults);
std::optional<json> parse_plain(std::string_view text, const std::filesystem::path& file,
                                fault_list& faults);

/// The same for what ends at its first fault: they throw failure(invalid).
std::string load_text(const std::filesystem::path& file);
json json_of(std::string_view text, const std::filesystem::path& file);

} // namespace sockmatrix
