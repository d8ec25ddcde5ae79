// Replies on their way out. Safe from several threads.
#pragma once

#include "text.h"

#include <stdbool.h>

/// The codes of JSON-RPC 2.0, section 5.1.
enum fault {
    FAULT_PARSE_ERROR = -32700,
    FAULT_NO_REQUEST = -32600,
    FAULT_UNKNOWN_METHOD = -32601,
    FAULT_BAD_PARAMS = -32602,
    FAULT_INTERNAL = -32603,
};

/// Collects a reply. `id` is JSON text.
void replies_result(const struct text* id, const struct text* result);
void replies_fault(const struct text* id, enum fault code, const char* message);
/// Writes out what is collected.
void replies_flush(void);
/// Whether nobody reads them any more.
bool replies_broken(void);
