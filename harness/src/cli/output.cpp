#include "cli/output.hpp"

#include "cli/standard_handles.hpp"
#include "model/failure.hpp"
#include "model/plain_text.hpp"

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <uv.h>

namespace sockmatrix {
namespace {

/// Each text is flushed at once, so that what cannot be written is known here and not after the
/// exit code.
void write_output(const std::string& text) {
    errno = 0;
    const bool whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (whole && std::fflush(stdout) == 0) return;
    const int reason = errno;
    if (is_closed_pipe(reason)) end_by_closed_pipe();
    throw failure(exit_code::failed,
                  "standard output: cannot be written" +
                      (reason == 0 ? "" : ": " + std::generic_category().message(reason)));
}

} // namespace

void add_format(CLI::App& app, std::string& format) {
    app.add_option("--format", format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
}

void print_text(const std::string& text) {
    write_output(plain_text(text));
}

void print_styled(const std::string& text) {
    write_output(text);
}

void print_json(const json& value) {
    print_json_text(value.dump(2, ' ', false, json::error_handler_t::replace));
}

void print_json_text(const std::string& text) {
    write_output(text + "\n");
}

void print_part(const std::string& text) {
    write_output(text);
}

void print_error(const std::string& line) {
    const std::string text = plain_line(line) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

void print_error_text(const std::string& text) {
    const std::string plain = plain_text(text);
    std::fwrite(plain.data(), 1, plain.size(), stderr);
}

bool colour_output() {
    return uv_guess_handle(1) == UV_TTY && std::getenv("NO_COLOR") == nullptr;
}

bool terminal_errors() {
    return uv_guess_handle(2) == UV_TTY;
}

} // namespace sockmatrix
