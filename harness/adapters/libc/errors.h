// Errors as the protocol tells them, by the channel that the call itself uses. (docs/protocol.md,
// Outcomes)
#pragma once

#include "text.h"

#include <stdbool.h>

struct error {
    const char* special; // "gaierror", "herror", or NULL for `error` alone
    const char* space;   // NULL where there is no number
    int number;
    const char* code; // NULL for an unknown number
    char message[256];
    const char* call;
};

/// Of errno or WSAGetLastError.
struct error error_of_native(int number, const char* call);
/// Of an EAI_* number; EAI_SYSTEM is the native error `system`.
struct error error_of_gai(int number, int system, const char* call);
/// Of h_errno; NETDB_INTERNAL is the native error `system`.
struct error error_of_host(int number, int system, const char* call);
/// Of a call that tells no more than that it failed.
struct error error_without_number(const char* message, const char* call);

void error_write(const struct error* error, struct text* to);
