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

/// Writes text to standard output as a terminal may have it (model/plain_text.hpp). Throws
/// failure(failed) with the system's reason if it cannot be written; where the reader has closed
/// the pipe, SIGPIPE ends the program.
void print_text(const std::string& text);
/// The same for text that holds our own colours, and whose other parts are plain already.
void print_styled(const std::string& text);
/// Writes JSON and a newline to standard output as it is; invalid UTF-8 is replaced. Throws as
/// print_text does.
void print_json(const json& value);
/// The same for JSON that is text already.
void print_json_text(const std::string& text);
/// The same for a part of such a text, without a newline.
void print_part(const std::string& text);
/// Writes a line to standard error as a terminal may have it. What cannot be written there cannot
/// be told either.
void print_error(const std::string& line);
/// The same for text of several lines.
void print_error_text(const std::string& text);

/// Whether standard output, or standard error, is a terminal that shows colours.
bool colour_output();
bool terminal_errors();

} // namespace sockmatrix
