// The sockets of a case, numbered from 1 in the order of creation. Safe from several threads.
#pragma once

#include "native.h"

struct endpoint {
    native_socket handle; // NO_SOCKET once closed
    int family;           // tells the forms of addresses apart
};

/// The number of the new socket.
int64_t handles_add(struct endpoint socket);
/// False for a number that was never given out.
bool handles_get(int64_t number, struct endpoint* socket);
/// As handles_get, and the number stands for a closed socket from then on.
bool handles_take(int64_t number, struct endpoint* socket);
/// Shuts all sockets down, so that calls which wait for them return.
void handles_wake(void);
/// Closes all sockets. Returns how many were open.
int64_t handles_close(void);
/// Forgets all numbers.
void handles_clear(void);
