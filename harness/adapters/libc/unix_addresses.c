#include "native.h"

#include "local_addresses.h"
#include "utf8.h"

#include <string.h>

enum { path_offset = offsetof(struct sockaddr_un, sun_path) };

static bool is_abstract(const char* path, size_t size) {
    return HAS_ABSTRACT_NAMES && (size == 0 || *path == '\0');
}

struct address unix_address(struct frame* f, const char* path, size_t size) {
    struct address to = {0};
    struct sockaddr_un local = {0};
    if (size > sizeof local.sun_path) {
        inexpressible(f, "a path that is longer than sun_path");
        return to;
    }
    local.sun_family = AF_UNIX;
    if (size > 0) memcpy(local.sun_path, path, size);
    memcpy(&to.as, &local, sizeof local);
    const bool ended = !is_abstract(path, size) && size < sizeof local.sun_path;
    to.length = (native_length)(path_offset + size + ended);
    return to;
}

// Text where it is UTF-8 without NUL, else octets.
static void write_path(const char* path, size_t size, struct text* to) {
    if (is_utf8(path, size) && (size == 0 || memchr(path, '\0', size) == NULL))
        text_quote(to, path, size);
    else
        text_octets(to, path, size);
}

void write_unix_address(const struct address* from, struct text* to) {
    struct sockaddr_un local;
    size_t size = from->length > path_offset ? (size_t)from->length - path_offset : 0;
    if (size > sizeof local.sun_path) size = sizeof local.sun_path;
    memcpy(&local, &from->as, sizeof local);
    if (!is_abstract(local.sun_path, size)) {
        const char* const end = memchr(local.sun_path, '\0', size);
        if (end != NULL) size = (size_t)(end - local.sun_path);
    }
    write_path(local.sun_path, size, to);
}
