// Calls on sockets, save those that transfer data.
#include "native.h"

#include "addresses.h"
#include "calls.h"
#include "system.h"

#include <limits.h>
#include <stdlib.h>

static void run_accept(struct frame* f) {
    struct address from;
    const struct endpoint socket = socket_at(f, 0);
    if (!going(f)) return;
    prepare_address(&from);
    start_clock(f);
    const native_socket made = accept(socket.handle, &from.as.any, &from.length);
    if (!succeeded(f, made == NO_SOCKET ? -1 : 0, "accept")) return;
    text_say(&f->value, "[");
    return_socket(f, made, socket.family);
    text_say(&f->value, ",");
    write_address(&from, &f->value);
    text_say(&f->value, "]");
}

static void run_bind(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const struct address to = address_at(f, 1, socket.family);
    if (!going(f)) return;
    start_clock(f);
    if (succeeded(f, bind(socket.handle, &to.as.any, to.length), "bind")) return_nothing(f);
}

static void run_connect(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const struct address to = address_at(f, 1, socket.family);
    if (!going(f)) return;
    start_clock(f);
    if (succeeded(f, connect(socket.handle, &to.as.any, to.length), "connect")) return_nothing(f);
}

static void run_connect_ex(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const struct address to = address_at(f, 1, socket.family);
    if (!going(f)) return;
    start_clock(f);
    const int result = connect(socket.handle, &to.as.any, to.length);
    const int number = last_error();
    stop_clock(f);
    text_number(&f->value, result == 0 ? 0 : number);
}

static void run_close(struct frame* f) {
    struct endpoint socket = socket_at(f, 0);
    if (!going(f)) return;
    handles_take(handle_of(f->slots[0], &f->refusal), &socket);
    start_clock(f);
    if (succeeded(f, close_socket(socket.handle), "close")) return_nothing(f);
}

static void run_dup(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    if (!going(f)) return;
    start_clock(f);
    const native_socket made = duplicate_socket(socket.handle);
    if (succeeded(f, made == NO_SOCKET ? -1 : 0, "dup")) return_socket(f, made, socket.family);
}

static void run_fileno(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    text_integer(&f->value, socket.handle == NO_SOCKET ? -1 : (int64_t)socket.handle);
}

static void run_getpeername(struct frame* f) {
    struct address name;
    const struct endpoint socket = socket_at(f, 0);
    if (!going(f)) return;
    prepare_address(&name);
    start_clock(f);
    if (succeeded(f, getpeername(socket.handle, &name.as.any, &name.length), "getpeername"))
        write_address(&name, &f->value);
}

static void run_getsockname(struct frame* f) {
    struct address name;
    const struct endpoint socket = socket_at(f, 0);
    if (!going(f)) return;
    prepare_address(&name);
    start_clock(f);
    if (succeeded(f, getsockname(socket.handle, &name.as.any, &name.length), "getsockname"))
        write_address(&name, &f->value);
}

static void get_number(struct frame* f, struct endpoint socket, int level, int name) {
    int value = 0;
    native_length length = sizeof value;
    start_clock(f);
    if (succeeded(f, getsockopt(socket.handle, level, name, (char*)&value, &length), "getsockopt"))
        text_number(&f->value, value);
}

static void get_octets(struct frame* f, struct endpoint socket, int level, int name, size_t size) {
    // One octet more, so that there is memory to point to for none.
    char* const value = calloc(size + 1, 1);
    native_length length = (native_length)size;
    if (value == NULL) {
        inexpressible(f, "there is no memory of that size to point to");
        return;
    }
    start_clock(f);
    if (succeeded(f, getsockopt(socket.handle, level, name, value, &length), "getsockopt"))
        text_octets(&f->value, value, (size_t)length < size ? (size_t)length : size);
    free(value);
}

static void run_getsockopt(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const int level = int_at(f, 1);
    const int name = int_at(f, 2);
    const int64_t size = has(f, 3) ? integer_at(f, 3, 0, INT_MAX, "socklen_t") : 0;
    if (!going(f)) return;
    if (has(f, 3))
        get_octets(f, socket, level, name, (size_t)size);
    else
        get_number(f, socket, level, name);
}

static void run_setsockopt(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const int level = int_at(f, 1);
    const int name = int_at(f, 2);
    int number = 0;
    struct octets value = {(char*)&number, sizeof number};
    if (is_octets(f->slots[3]))
        value = octets_at(f, 3);
    else
        number = int_at(f, 3);
    if (!going(f)) return;
    start_clock(f);
    const int result =
        setsockopt(socket.handle, level, name, value.data, (native_length)value.size);
    if (succeeded(f, result, "setsockopt")) return_nothing(f);
}

static void run_listen(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const int backlog = int_at(f, 1);
    if (!going(f)) return;
    start_clock(f);
    if (succeeded(f, listen(socket.handle, backlog), "listen")) return_nothing(f);
}

static void run_shutdown(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const int how = int_at(f, 1);
    if (!going(f)) return;
    start_clock(f);
    if (succeeded(f, shutdown(socket.handle, how), "shutdown")) return_nothing(f);
}

static void run_setblocking(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const bool blocking = int_at(f, 1) != 0;
    if (!going(f)) return;
    start_clock(f);
    if (succeeded(f, set_blocking(socket.handle, blocking), "setblocking")) return_nothing(f);
}

static const struct call table[] = {
    {"socket.accept", run_accept, 1, 1, true, NULL},
    {"socket.bind", run_bind, 2, 2, true, NULL},
    {"socket.close", run_close, 1, 1, true, NULL},
    {"socket.connect", run_connect, 2, 2, true, NULL},
    {"socket.connect_ex", run_connect_ex, 2, 2, true, NULL},
    {"socket.dup", run_dup, 1, 1, true, NULL},
    {"socket.fileno", run_fileno, 1, 1, true, NULL},
    {"socket.getpeername", run_getpeername, 1, 1, true, NULL},
    {"socket.getsockname", run_getsockname, 1, 1, true, NULL},
    {"socket.getsockopt", run_getsockopt, 3, 4, true, NULL},
    {"socket.listen", run_listen, 2, 2, true, NULL},
    {"socket.setblocking", run_setblocking, 2, 2, true, NULL},
    {"socket.setsockopt", run_setsockopt, 4, 4, true, NULL},
    {"socket.shutdown", run_shutdown, 2, 2, true, NULL},
};

struct call_table socket_calls(void) {
    return CALL_TABLE(table);
}
