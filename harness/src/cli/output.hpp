// What commands print, for people and for machines.
#pragma once

#include "model/json.hpp"

#include <string>

namespace CLI {
class App;
}

namespace sockmatrix {

/// Adds `--format text|json`.
void add_format(CLI::App& app, std::string& format);
/// Writes text to standard output.
void print_text(const std::string& text);
/// Writes JSON and a newline to standard output; invalid UTF-8 is replaced.
void print_json(const json& value);
/// Whether standard output, or standard error, is a terminal that shows colours.
bool colour_output();
bool terminal_errors();

} // namespace sockmatrix
