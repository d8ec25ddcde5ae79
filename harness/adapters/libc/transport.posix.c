#include "native.h"

#include "transport.h"

#include <stdio.h>
#include <stdlib.h>

// Whoever started the adapter may have left a stream in non-blocking mode.
static bool worth_another_try(int handle, short events) {
    if (errno == EINTR) return true;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
    struct pollfd entry = {handle, events, 0};
    return poll(&entry, 1, -1) > 0 || errno == EINTR;
}

size_t transport_read(char* space, size_t size) {
    for (;;) {
        const ssize_t count = read(STDIN_FILENO, space, size);
        if (count >= 0) return (size_t)count;
        if (!worth_another_try(STDIN_FILENO, POLLIN)) {
            perror("libc-adapter: standard input cannot be read");
            exit(EXIT_FAILURE);
        }
    }
}

bool transport_write(const char* data, size_t size) {
    while (size > 0) {
        const ssize_t count = write(STDOUT_FILENO, data, size);
        if (count >= 0) {
            data += count;
            size -= (size_t)count;
        } else if (!worth_another_try(STDOUT_FILENO, POLLOUT)) {
            return false;
        }
    }
    return true;
}
