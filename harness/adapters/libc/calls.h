// The calls by their names. (docs/protocol.md, Calls)
#pragma once

#include "frame.h"

struct call_table {
    const struct call* calls;
    size_t count;
};

#define CALL_TABLE(table)                                                                          \
    (struct call_table) {                                                                          \
        table, sizeof table / sizeof *table                                                        \
    }

struct call_table conversion_calls(void);
struct call_table name_calls(void);
struct call_table service_calls(void);
struct call_table creation_calls(void);
struct call_table socket_calls(void);
struct call_table transfer_calls(void);
struct call_table auxiliary_calls(void);
/// WSAIoctl; none where there is none.
struct call_table control_calls(void);
/// Calls that the documentation has and the C interface has not. Each says so.
struct call_table lacking_calls(void);

/// NULL for an unknown name.
const struct call* find_call(const char* name);
/// Writes an array of the names of the calls that the platform has.
void write_call_names(struct text* to);
