#include "frame.h"

#include "system.h"

#include <limits.h>
#include <string.h>

static bool wrong_count(struct frame* f) {
    const struct call* const call = f->call;
    return refuse(&f->refusal, REFUSED_INEXPRESSIBLE, "%s takes %d to %d arguments", call->name,
                  (int)call->least, (int)call->most);
}

static bool place_args(struct frame* f, const struct json* args) {
    size_t i = 0;
    if (args == NULL) return true;
    if (args->count > f->call->most) return wrong_count(f);
    for (const struct json* each = args->first; each != NULL; each = each->next)
        f->slots[i++] = each;
    return true;
}

static size_t parameter_index(const struct call* call, const char* name) {
    size_t i = 0;
    while (i < call->most && (call->parameters == NULL || call->parameters[i] == NULL ||
                              strcmp(call->parameters[i], name) != 0))
        ++i;
    return i;
}

static bool place_kwargs(struct frame* f, const struct json* kwargs) {
    const struct json* each = kwargs == NULL ? NULL : kwargs->first;
    for (; each != NULL; each = each->next) {
        const size_t i = parameter_index(f->call, each->key);
        if (i == f->call->most)
            return refuse(&f->refusal, REFUSED_INEXPRESSIBLE, "%s has no parameter named %.60s",
                          f->call->name, each->key);
        if (f->slots[i] != NULL)
            return refuse(&f->refusal, REFUSED_INEXPRESSIBLE, "%.60s is given twice", each->key);
        f->slots[i] = each;
    }
    return true;
}

static bool place(struct frame* f, const struct json* args, const struct json* kwargs) {
    if (!place_args(f, args) || !place_kwargs(f, kwargs)) return false;
    for (size_t i = 0; i < f->call->least; ++i)
        if (!has(f, i)) return wrong_count(f);
    return true;
}

static void write_refusal(const struct refusal* refusal, struct text* to) {
    text_say(to,
             refusal->kind == REFUSED_UNSUPPORTED ? "{\"unsupported\":" : "{\"inexpressible\":");
    text_quote_words(to, refusal->why);
}

static void write_outcome(const struct frame* f, bool timed, struct text* to) {
    if (f->refusal.kind != REFUSED_NOT) {
        write_refusal(&f->refusal, to);
    } else if (f->raised) {
        text_say(to, "{\"raises\":");
        error_write(&f->error, to);
    } else {
        text_say(to, "{\"returns\":");
        text_add(to, f->value.data, f->value.size);
    }
    if (timed && f->refusal.kind == REFUSED_NOT) {
        text_say(to, ",\"us\":");
        text_number(to, f->taken / 1000);
    }
    text_say(to, "}");
}

bool frame_run(struct frame* f, const struct json* args, const struct json* kwargs, bool timed,
               struct text* outcome) {
    if (place(f, args, kwargs)) f->call->run(f);
    const bool fine = f->refusal.kind != REFUSED_BAD_PARAMS;
    if (fine) write_outcome(f, timed, outcome);
    text_free(&f->value);
    return fine;
}

bool has(const struct frame* f, size_t index) {
    return f->slots[index] != NULL;
}

bool is_null(const struct frame* f, size_t index) {
    return has(f, index) && f->slots[index]->kind == JSON_NULL;
}

const char* text_at(struct frame* f, size_t index) {
    return text_of(f->slots[index], &f->refusal);
}

struct octets octets_at(struct frame* f, size_t index) {
    return octets_of(f->slots[index], f->arena, &f->refusal);
}

int64_t integer_at(struct frame* f, size_t index, int64_t least, int64_t most, const char* type) {
    return integer_within(f->slots[index], least, most, type, &f->refusal);
}

int int_at(struct frame* f, size_t index) {
    return int_of(f->slots[index], &f->refusal);
}

int int_or(struct frame* f, size_t index, int fallback) {
    return has(f, index) ? int_at(f, index) : fallback;
}

struct endpoint socket_at(struct frame* f, size_t index) {
    struct endpoint socket = {NO_SOCKET, 0};
    const int64_t number = handle_of(f->slots[index], &f->refusal);
    if (f->refusal.kind == REFUSED_NOT && !handles_get(number, &socket))
        refuse(&f->refusal, REFUSED_BAD_PARAMS, "no socket has that number");
    return socket;
}

bool going(const struct frame* f) {
    return f->refusal.kind == REFUSED_NOT && !f->raised;
}

void start_clock(struct frame* f) {
    f->started = nanoseconds();
}

void stop_clock(struct frame* f) {
    f->taken = nanoseconds() - f->started;
}

bool succeeded(struct frame* f, int64_t result, const char* call) {
    const int number = last_error();
    stop_clock(f);
    if (result == -1) raise_error(f, error_of_native(number, call));
    return result != -1;
}

void raise_error(struct frame* f, struct error error) {
    f->raised = true;
    f->error = error;
}

void inexpressible(struct frame* f, const char* why) {
    refuse(&f->refusal, REFUSED_INEXPRESSIBLE, "%s", why);
}

void unsupported(struct frame* f, const char* why) {
    refuse(&f->refusal, REFUSED_UNSUPPORTED, "%s", why);
}

void return_nothing(struct frame* f) {
    text_say(&f->value, "null");
}

void return_socket(struct frame* f, native_socket handle, int family) {
    text_say(&f->value, "{\"socket\":");
    text_number(&f->value, handles_add((struct endpoint){handle, family}));
    text_say(&f->value, "}");
}
