// JSON files with duplicate keys refused and faults told by line and column.
#pragma once

#include "load/faults.hpp"
#include "model/json.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// JSON that keeps the order of keys, as the outcomes of a case have one.
using ordered_json = nlohmann::ordered_json;

/// The content of a JSON file, or nothing after a fault was added.
std::optional<ordered_json> read_ordered(const std::filesystem::path& file, fault_list& faults);
std::optional<json> read_json(const std::filesystem::path& file, fault_list& faults);

/// The text of a file, or nothing after a fault was added.
std::optional<std::string> read_text(const std::filesystem::path& file, fault_list& faults);
/// The content of a text that stands, or is to stand, in a file.
std::optional<ordered_json> parse_ordered(std::string_view text, const std::filesystem::path& file,
                                          fault_list& faults);

} // namespace sockmatrix
