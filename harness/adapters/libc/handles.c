#include "handles.h"

#include "arena.h"
#include "locks.h"
#include "system.h"

#include <stdlib.h>
#include <string.h>

static native_lock lock = LOCK_INITIALIZER;
static struct endpoint* sockets;
static size_t count;
static size_t capacity;

static void make_room(void) {
    if (count < capacity) return;
    const size_t larger = capacity == 0 ? 16 : 2 * capacity;
    struct endpoint* const moved = must_allocate(larger * sizeof *moved);
    if (count > 0) memcpy(moved, sockets, count * sizeof *moved);
    free(sockets);
    sockets = moved;
    capacity = larger;
}

int64_t handles_add(struct endpoint socket) {
    lock_enter(&lock);
    make_room();
    sockets[count++] = socket;
    const int64_t number = (int64_t)count;
    lock_leave(&lock);
    return number;
}

static bool get(int64_t number, struct endpoint* socket, bool take) {
    lock_enter(&lock);
    const bool known = number >= 1 && (uint64_t)number <= count;
    if (known) *socket = sockets[number - 1];
    if (known && take) sockets[number - 1].handle = NO_SOCKET;
    lock_leave(&lock);
    return known;
}

bool handles_get(int64_t number, struct endpoint* socket) {
    return get(number, socket, false);
}

bool handles_take(int64_t number, struct endpoint* socket) {
    return get(number, socket, true);
}

void handles_wake(void) {
    lock_enter(&lock);
    for (size_t i = 0; i < count; ++i)
        if (sockets[i].handle != NO_SOCKET) shut_down(sockets[i].handle);
    lock_leave(&lock);
}

int64_t handles_close(void) {
    int64_t closed = 0;
    lock_enter(&lock);
    for (size_t i = 0; i < count; ++i) {
        if (sockets[i].handle == NO_SOCKET) continue;
        forget_linger(sockets[i].handle);
        close_socket(sockets[i].handle);
        sockets[i].handle = NO_SOCKET;
        ++closed;
    }
    lock_leave(&lock);
    return closed;
}

void handles_clear(void) {
    lock_enter(&lock);
    count = 0;
    lock_leave(&lock);
}
