// The lines of the input.
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { longest_line = 1 << 20 }; // with its newline

enum line { LINE_FINE, LINE_TOO_LONG, LINE_END };

/// Whether a whole line is here, so that lines_next does not wait.
bool lines_ready(void);
/// The next line, without its newline. It stays until the next call.
enum line lines_next(const char** line, size_t* size);
