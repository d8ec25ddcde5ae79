// Functions that make sockets.
#include "native.h"

#include "calls.h"
#include "system.h"

#include <limits.h>

static void run_socket(struct frame* f) {
    const int family = int_or(f, 0, AF_INET);
    const int type = int_or(f, 1, SOCK_STREAM);
    const int proto = int_or(f, 2, 0);
    if (!going(f)) return;
    start_clock(f);
    const native_socket made = socket(family, type, proto);
    if (succeeded(f, made == NO_SOCKET ? -1 : 0, "socket")) return_socket(f, made, family);
}

static void run_socketpair(struct frame* f) {
    native_socket pair[2] = {NO_SOCKET, NO_SOCKET};
    const int family = int_or(f, 0, AF_UNIX);
    const int type = int_or(f, 1, SOCK_STREAM);
    const int proto = int_or(f, 2, 0);
    if (!going(f)) return;
    start_clock(f);
    const int result = make_pair(family, type, proto, pair);
    if (result == -2) {
        unsupported(f, "the platform has no socketpair");
        return;
    }
    if (!succeeded(f, result, "socketpair")) return;
    text_say(&f->value, "[");
    return_socket(f, pair[0], family);
    text_say(&f->value, ",");
    return_socket(f, pair[1], family);
    text_say(&f->value, "]");
}

// What is not the descriptor is kept for the form of addresses only: no call takes it.
static void run_fromfd(struct frame* f) {
    const int64_t given = integer_at(f, 0, INT_MIN, NATIVE_SOCKET_MOST, NATIVE_SOCKET_NAME);
    const int family = int_at(f, 1);
    int_at(f, 2);
    int_or(f, 3, 0);
    if (!going(f)) return;
    start_clock(f);
    const native_socket made = duplicate_socket((native_socket)given);
    if (succeeded(f, made == NO_SOCKET ? -1 : 0, "dup")) return_socket(f, made, family);
}

static const char* const socket_parameters[] = {"family", "type", "proto"};

static const struct call table[] = {
    {"fromfd", run_fromfd, 3, 4, true, NULL},
    {"socket", run_socket, 0, 3, false, socket_parameters},
    {"socketpair", run_socketpair, 0, 3, false, socket_parameters},
};

struct call_table creation_calls(void) {
    return CALL_TABLE(table);
}
