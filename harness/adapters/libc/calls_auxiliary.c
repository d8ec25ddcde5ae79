// Calls that serve cases and are never judged.
#include "native.h"

#include "background.h"
#include "calls.h"
#include "system.h"

#include <stdlib.h>

enum { most_received = 256 << 20, largest_part = 65536 };

static double seconds_at(struct frame* f, size_t index) {
    const double seconds = number_of(f->slots[index], &f->refusal);
    if (seconds >= 0) return seconds;
    refuse(&f->refusal, REFUSED_BAD_PARAMS, "a time to wait is 0 or more");
    return 0;
}

static void write_boolean(struct frame* f, bool value) {
    text_say(&f->value, value ? "true" : "false");
}

static void run_wait(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const bool to_write = json_is_text(f->slots[1], "write");
    if (!to_write && !json_is_text(f->slots[1], "read"))
        refuse(&f->refusal, REFUSED_BAD_PARAMS, "aux.wait waits to read or to write");
    const double seconds = seconds_at(f, 2);
    if (!going(f)) return;
    start_clock(f);
    const int ready = wait_ready(socket.handle, to_write, seconds);
    if (succeeded(f, ready, "poll")) write_boolean(f, ready == 1);
}

// Receives until `size` octets, the end of the stream, or the end of the time. Raises if a call
// fails.
static void receive_all(struct frame* f, native_socket handle, size_t size, double seconds,
                        struct text* all) {
    char part[largest_part];
    const int64_t end = nanoseconds() + (int64_t)((seconds < 86400 ? seconds : 86400) * 1e9);
    int64_t count = -2;
    while (all->size < size && count != 0) {
        const double left = (double)(end - nanoseconds()) / 1e9;
        const int ready = wait_ready(handle, false, left > 0 ? left : 0);
        if (!succeeded(f, ready, "poll") || ready == 0) return;
        const size_t room = size - all->size;
        count = receive_now(handle, part, room < sizeof part ? room : sizeof part);
        if (!succeeded(f, count, "recv")) return;
        if (count > 0) text_add(all, part, (size_t)count);
    }
}

static void run_receive(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const int64_t size = integer_of(f->slots[1], &f->refusal);
    const double seconds = seconds_at(f, 2);
    if (size < 0 || size > most_received)
        refuse(&f->refusal, REFUSED_BAD_PARAMS, "aux.receive takes 0 to 256 MiB");
    if (!going(f)) return;
    struct text all = {0};
    start_clock(f);
    receive_all(f, socket.handle, (size_t)size, seconds, &all);
    text_octets(&f->value, all.data, all.size);
    text_free(&all);
}

static void run_inheritable(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    if (!going(f)) return;
    start_clock(f);
    const int result = is_inheritable(socket.handle);
    if (succeeded(f, result, "fcntl")) write_boolean(f, result == 1);
}

static void run_blocking(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    if (!going(f)) return;
    start_clock(f);
    const int result = is_blocking(socket.handle);
    if (result == -2) {
        unsupported(f, "the platform does not tell the mode of a socket");
        return;
    }
    if (succeeded(f, result, "fcntl")) write_boolean(f, result == 1);
}

static void run_interrupt(struct frame* f) {
    text_number(&f->value, background_interrupt());
}

static const struct call table[] = {
    {"aux.blocking", run_blocking, 1, 1, true, NULL},
    {"aux.inheritable", run_inheritable, 1, 1, true, NULL},
    {"aux.interrupt", run_interrupt, 0, 0, true, NULL},
    {"aux.receive", run_receive, 3, 3, true, NULL},
    {"aux.wait", run_wait, 3, 3, true, NULL},
};

struct call_table auxiliary_calls(void) {
    return CALL_TABLE(table);
}
