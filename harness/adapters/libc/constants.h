// The constants of the platform's headers.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct constant {
    const char* name;
    int64_t value;
};

struct constant_table {
    const struct constant* entries;
    size_t count;
};

#define CONSTANT_TABLE(entries)                                                                    \
    (struct constant_table) {                                                                      \
        entries, sizeof entries / sizeof *entries                                                  \
    }

/// Whether the headers define the name, and its value. Names of Winsock's errors have no WSA
/// prefix.
bool constant_value(const char* name, size_t size, int64_t* value);

/// The first name of that value, or NULL.
const char* constant_name(struct constant_table table, int64_t value);

// Of the names that share a number in one of these the preferred one comes first.
struct constant_table socket_constants(void);
struct constant_table native_errors(void);
struct constant_table gai_errors(void);
struct constant_table host_errors(void);
