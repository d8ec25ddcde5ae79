#include "lines.h"

#include "arena.h"
#include "transport.h"

#include <string.h>

// Apart from the program's own data: emulators write-protect pages that hold code, and a read into
// them then fails.
static char* buffer;
static size_t begin;
static size_t searched; // no newline before it; on the newline if there is one
static size_t end;

bool lines_ready(void) {
    if (searched == end) return false;
    const char* const found = memchr(buffer + searched, '\n', end - searched);
    searched = found == NULL ? end : (size_t)(found - buffer);
    return found != NULL;
}

static bool fill(void) {
    if (begin > 0) {
        memmove(buffer, buffer + begin, end - begin);
        end -= begin;
        searched -= begin;
        begin = 0;
    }
    const size_t count = transport_read(buffer + end, longest_line - end);
    end += count;
    return count > 0;
}

static enum line skip_line(void) {
    do {
        begin = searched = end = 0;
        if (!fill()) return LINE_END;
    } while (!lines_ready());
    begin = ++searched;
    return LINE_TOO_LONG;
}

enum line lines_next(const char** line, size_t* size) {
    if (buffer == NULL) buffer = must_allocate(longest_line);
    while (!lines_ready()) {
        if (end - begin == longest_line) return skip_line();
        if (!fill()) return LINE_END;
    }
    *line = buffer + begin;
    *size = searched - begin;
    begin = ++searched;
    return LINE_FINE;
}
