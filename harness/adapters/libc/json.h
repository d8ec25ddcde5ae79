// A reader of JSON (RFC 8259), as strict as the text.
#pragma once

#include "arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum json_kind {
    JSON_NULL,
    JSON_BOOLEAN,
    JSON_INTEGER,
    JSON_BIG, // an integer that int64_t does not hold
    JSON_FLOAT,
    JSON_TEXT,
    JSON_ARRAY,
    JSON_OBJECT,
};

struct json {
    enum json_kind kind;
    bool boolean;
    int64_t integer;
    double number;
    const char* text; // ends with a NUL that is not counted
    size_t size;
    struct json* first; // of an array or an object
    size_t count;
    struct json* next; // in the array or object that holds this
    const char* key;   // ends with a NUL
    size_t key_size;
};

enum json_fault { JSON_FINE, JSON_MALFORMED, JSON_TOO_DEEP };

/// Reads one value that fills the line. What it holds lives in `arena`; nesting past 32 is refused.
enum json_fault json_read(const char* line, size_t size, struct arena* arena, struct json** value);

/// The member of that name (the last one, if there are several), or NULL; NULL also for no object.
const struct json* json_member(const struct json* object, const char* name);
/// The item of an array, counted from 0. `index` is less than its count.
const struct json* json_item(const struct json* array, size_t index);
bool json_is_text(const struct json* value, const char* text);
