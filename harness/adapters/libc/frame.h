// One call with its arguments and its outcome, as the functions that carry it out see it.
#pragma once

#include "native.h"

#include "errors.h"
#include "handles.h"
#include "refusal.h"
#include "values.h"

struct frame;

/// One row of the table of calls.
struct call {
    const char* name;
    /// Carries the call out and writes its value.
    void (*run)(struct frame*);
    size_t least;
    size_t most;
    /// Whether it may wait, so that collected replies must go out first.
    bool may_wait;
    /// The names of its parameters by position; NULL for one that kwargs cannot give.
    const char* const* parameters;
};

enum { most_parameters = 6 };

struct frame {
    const struct call* call;
    const struct json* slots[most_parameters];
    struct arena* arena;
    struct text value; // JSON text of what the call returns
    struct refusal refusal;
    bool raised;
    struct error error;
    int64_t started;
    int64_t taken; // nanoseconds
};

/// Carries the call out and writes its outcome. False if the request is at fault: frame->refusal
/// tells why.
bool frame_run(struct frame* f, const struct json* args, const struct json* kwargs, bool timed,
               struct text* outcome);

// Arguments by position. One that does not fit sets the frame's refusal, and the value counts for
// nothing.

bool has(const struct frame* f, size_t index);
bool is_null(const struct frame* f, size_t index);
const char* text_at(struct frame* f, size_t index);
struct octets octets_at(struct frame* f, size_t index);
int64_t integer_at(struct frame* f, size_t index, int64_t least, int64_t most, const char* type);
int int_at(struct frame* f, size_t index);
int int_or(struct frame* f, size_t index, int fallback);
/// The socket of a handle.
struct endpoint socket_at(struct frame* f, size_t index);

/// Whether nothing stands against making the call: all arguments fit and nothing was raised.
bool going(const struct frame* f);

// Around the platform's call, on the lines before and after it.

void start_clock(struct frame* f);
void stop_clock(struct frame* f);
/// Stops the clock; a result of -1 raises the native error.
bool succeeded(struct frame* f, int64_t result, const char* call);

void raise_error(struct frame* f, struct error error);
void inexpressible(struct frame* f, const char* why);
void unsupported(struct frame* f, const char* why);

/// Writes null.
void return_nothing(struct frame* f);
/// Gives a new socket a number and writes it.
void return_socket(struct frame* f, native_socket handle, int family);
