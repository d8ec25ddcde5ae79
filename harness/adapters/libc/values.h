// From the JSON values of the protocol to the types of C. (docs/protocol.md, Values)
#pragma once

#include "arena.h"
#include "json.h"
#include "refusal.h"

struct octets {
    char* data;
    size_t size;
};

// Each writes to `why` and gives nothing (0, NULL) if `value` is of another kind, or no value of
// the protocol at all.

/// Text without a NUL, which no text of C holds.
const char* text_of(const struct json* value, struct refusal* why);
bool is_octets(const struct json* value);
/// `{"bytes"}` or `{"fill", "seed"}`, in memory of `arena`.
struct octets octets_of(const struct json* value, struct arena* arena, struct refusal* why);
/// A number, a tagged integer, a constant or a boolean.
int64_t integer_of(const struct json* value, struct refusal* why);
/// As integer_of, for a parameter of a C type with these limits.
int64_t integer_within(const struct json* value, int64_t least, int64_t most, const char* type,
                       struct refusal* why);
int int_of(const struct json* value, struct refusal* why);
/// An integer or a float.
double number_of(const struct json* value, struct refusal* why);
/// The number of the handle in `{"socket": n}`.
int64_t handle_of(const struct json* value, struct refusal* why);
