// Calls that transfer data.
#include "native.h"

#include "addresses.h"
#include "calls.h"

#include <stdlib.h>

struct received {
    char* memory;
    size_t room;
    int64_t count; // as the call told it
    struct address from;
};

// Memory of the caller's own, which may be far more than ever comes.
static bool allocate(struct frame* f, struct received* to) {
    const int64_t most =
        (uint64_t)NATIVE_SIZE_MOST < INT64_MAX ? (int64_t)NATIVE_SIZE_MOST : INT64_MAX;
    const int64_t size = integer_at(f, 1, 0, most, NATIVE_SIZE_NAME);
    if (!going(f)) return false;
    to->room = (size_t)size;
    // Zeros: a call may count octets that it never wrote (MSG_TRUNC on TCP).
    to->memory = calloc(to->room == 0 ? 1 : to->room, 1);
    if (to->memory == NULL) inexpressible(f, "there is no memory of that size to receive into");
    return to->memory != NULL;
}

static bool receive(struct frame* f, struct endpoint socket, int flags, struct received* to) {
    start_clock(f);
    to->count = recv(socket.handle, to->memory, (native_size)to->room, flags);
    return succeeded(f, to->count, "recv");
}

static bool receive_from(struct frame* f, struct endpoint socket, int flags, struct received* to) {
    prepare_address(&to->from);
    start_clock(f);
    to->count = recvfrom(socket.handle, to->memory, (native_size)to->room, flags, &to->from.as.any,
                         &to->from.length);
    return succeeded(f, to->count, "recvfrom");
}

// The call may tell a count past the memory (MSG_TRUNC).
static void write_octets(const struct received* from, struct text* to) {
    const uint64_t count = (uint64_t)from->count;
    text_octets(to, from->memory, count < from->room ? (size_t)count : from->room);
}

static void run_recv(struct frame* f) {
    struct received got = {0};
    const struct endpoint socket = socket_at(f, 0);
    const int flags = int_or(f, 2, 0);
    if (!allocate(f, &got)) return;
    if (receive(f, socket, flags, &got)) write_octets(&got, &f->value);
    free(got.memory);
}

static void run_recvfrom(struct frame* f) {
    struct received got = {0};
    const struct endpoint socket = socket_at(f, 0);
    const int flags = int_or(f, 2, 0);
    if (!allocate(f, &got)) return;
    if (receive_from(f, socket, flags, &got)) {
        text_say(&f->value, "[");
        write_octets(&got, &f->value);
        text_say(&f->value, ",");
        write_address(&got.from, &f->value);
        text_say(&f->value, "]");
    }
    free(got.memory);
}

// The part of the buffer to receive into: a size of 0 or none means the whole.
static struct received part_of(struct frame* f, struct octets buffer) {
    struct received part = {buffer.data, buffer.size, 0, {{{0}}, 0}};
    if (!has(f, 2)) return part;
    const int64_t size = integer_of(f->slots[2], &f->refusal);
    if (size < 0 || (uint64_t)size > buffer.size)
        inexpressible(f, "a size past the buffer's is undefined");
    else if (size > 0)
        part.room = (size_t)size;
    return part;
}

static void write_buffer(int64_t count, struct octets buffer, struct text* to) {
    text_say(to, "[");
    text_number(to, count);
    text_say(to, ",");
    text_octets(to, buffer.data, buffer.size);
}

static void run_recv_into(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const struct octets buffer = octets_at(f, 1);
    struct received part = part_of(f, buffer);
    const int flags = int_or(f, 3, 0);
    if (!going(f) || !receive(f, socket, flags, &part)) return;
    write_buffer(part.count, buffer, &f->value);
    text_say(&f->value, "]");
}

static void run_recvfrom_into(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const struct octets buffer = octets_at(f, 1);
    struct received part = part_of(f, buffer);
    const int flags = int_or(f, 3, 0);
    if (!going(f) || !receive_from(f, socket, flags, &part)) return;
    write_buffer(part.count, buffer, &f->value);
    text_say(&f->value, ",");
    write_address(&part.from, &f->value);
    text_say(&f->value, "]");
}

static void run_send(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const struct octets data = octets_at(f, 1);
    const int flags = int_or(f, 2, 0);
    if (!going(f)) return;
    start_clock(f);
    const int64_t count = send(socket.handle, data.data, (native_size)data.size, flags);
    if (succeeded(f, count, "send")) text_number(&f->value, count);
}

static void run_sendto(struct frame* f) {
    const struct endpoint socket = socket_at(f, 0);
    const struct octets data = octets_at(f, 1);
    const int flags = has(f, 3) ? int_at(f, 2) : 0;
    const struct address to = address_at(f, has(f, 3) ? 3 : 2, socket.family);
    if (!going(f)) return;
    start_clock(f);
    const int64_t count =
        sendto(socket.handle, data.data, (native_size)data.size, flags, &to.as.any, to.length);
    if (succeeded(f, count, "sendto")) text_number(&f->value, count);
}

static const struct call table[] = {
    {"socket.recv", run_recv, 2, 3, true, NULL},
    {"socket.recv_into", run_recv_into, 2, 4, true, NULL},
    {"socket.recvfrom", run_recvfrom, 2, 3, true, NULL},
    {"socket.recvfrom_into", run_recvfrom_into, 2, 4, true, NULL},
    {"socket.send", run_send, 2, 3, true, NULL},
    {"socket.sendto", run_sendto, 3, 4, true, NULL},
};

struct call_table transfer_calls(void) {
    return CALL_TABLE(table);
}
