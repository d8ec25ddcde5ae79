#include "cli/output.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <uv.h>

namespace sockmatrix {

void add_format(CLI::App& app, std::string& format) {
    app.add_option("--format", format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
}

void print_text(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_json(const json& value) {
    print_text(value.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

bool colour_output() { return uv_guess_handle(1) == UV_TTY && std::getenv("NO_COLOR") == nullptr; }

bool terminal_errors() { return uv_guess_handle(2) == UV_TTY; }

} // namespace sockmatrix
