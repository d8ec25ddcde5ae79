#include "server.h"

#include "background.h"
#include "calls.h"
#include "facts.h"
#include "handles.h"
#include "lines.h"
#include "locks.h"
#include "replies.h"
#include "system.h"

#include <stdlib.h>
#include <string.h>

enum { protocol_version = 1, longest_id = 256 };

// A request, and all that a call on a thread of its own needs of it.
struct request {
    struct arena* arena;
    struct text id; // JSON text
    const struct call* call;
    const struct json* args;
    const struct json* kwargs;
    bool timed;
    bool background;
};

static native_lock lock = LOCK_INITIALIZER;
static int64_t dealt_with;
static bool initialized;
static bool ended;

static int64_t progress(void) {
    lock_enter(&lock);
    const int64_t count = dealt_with;
    lock_leave(&lock);
    return count;
}

static void count_line(void) {
    lock_enter(&lock);
    ++dealt_with;
    lock_leave(&lock);
}

static struct request* new_request(void) {
    struct request* const request = must_allocate(sizeof *request);
    memset(request, 0, sizeof *request);
    request->arena = arena_new();
    return request;
}

static void clear_request(struct request* request) {
    struct arena* const arena = request->arena;
    struct text id = request->id;
    id.size = 0;
    memset(request, 0, sizeof *request);
    arena_clear(arena);
    request->arena = arena;
    request->id = id;
}

static void free_request(struct request* request) {
    arena_free(request->arena);
    text_free(&request->id);
    free(request);
}

static void fault(const struct request* request, enum fault code, const char* message) {
    replies_fault(&request->id, code, message);
}

// Writes the words as a result and lets go of them.
static void result(const struct request* request, struct text* words) {
    replies_result(&request->id, words);
    text_free(words);
}

static void carry_out(const struct request* request) {
    struct frame frame = {0};
    struct text outcome = {0};
    frame.call = request->call;
    frame.arena = request->arena;
    if (frame_run(&frame, request->args, request->kwargs, request->timed, &outcome))
        result(request, &outcome);
    else
        fault(request, FAULT_BAD_PARAMS, frame.refusal.why);
}

static void carry_out_and_free(void* given) {
    struct request* const request = given;
    carry_out(request);
    replies_flush();
    free_request(request);
}

static void no_such_call(const struct request* request) {
    struct text words = {0};
    text_say(&words, "{\"unsupported\":\"there is no such call\"}");
    result(request, &words);
}

// False if the member is there and is no boolean.
static bool read_flag(const struct json* params, const char* name, bool* flag) {
    const struct json* const value = json_member(params, name);
    if (value == NULL) return true;
    *flag = value->boolean;
    return value->kind == JSON_BOOLEAN;
}

static bool is_kind(const struct json* value, enum json_kind kind) {
    return value == NULL || value->kind == kind;
}

// Returns why the params are none of a call, or NULL.
static const char* read_call(struct request* request, const struct json* params) {
    const struct json* const name = json_member(params, "call");
    request->args = json_member(params, "args");
    request->kwargs = json_member(params, "kwargs");
    if (name == NULL || name->kind != JSON_TEXT) return "call is the name of a call";
    if (!is_kind(request->args, JSON_ARRAY)) return "args are a list";
    if (!is_kind(request->kwargs, JSON_OBJECT)) return "kwargs are an object";
    if (!read_flag(params, "timed", &request->timed) ||
        !read_flag(params, "background", &request->background))
        return "timed and background are booleans";
    request->call = strlen(name->text) == name->size ? find_call(name->text) : NULL;
    return NULL;
}

// Returns the request to read the next line into: a call in the background keeps its own.
static struct request* start_call(struct request* request, const struct json* params) {
    const char* const why = read_call(request, params);
    if (why != NULL) {
        fault(request, FAULT_BAD_PARAMS, why);
    } else if (request->call == NULL) {
        no_such_call(request);
    } else if (request->background) {
        replies_flush();
        if (background_start(carry_out_and_free, request)) return new_request();
        fault(request, FAULT_INTERNAL, "there is no thread for a call in the background");
    } else {
        if (request->call->may_wait) replies_flush();
        carry_out(request);
    }
    return request;
}

static void initialize(const struct request* request, const struct json* params) {
    const struct json* const version = json_member(params, "protocol");
    struct text words = {0};
    if (initialized) {
        fault(request, FAULT_NO_REQUEST, "initialize comes once");
        return;
    }
    if (version == NULL || version->kind != JSON_INTEGER || version->integer != protocol_version) {
        fault(request, FAULT_BAD_PARAMS, "this adapter speaks protocol 1");
        return;
    }
    initialized = true;
    text_say(&words, "{\"protocol\":1,\"features\":[\"concurrent\",\"timed\"],\"implementation\":{"
                     "\"name\":\"libc\","
                     "\"version\":\"" LIBC_ADAPTER_VERSION "\",\"language\":\"C\"},\"facts\":");
    write_facts(&words);
    text_say(&words, ",\"calls\":");
    write_call_names(&words);
    text_say(&words, "}");
    result(request, &words);
}

// Blocked calls see a shutdown first; what still waits then sees its handle closed and a signal. A
// look-up of names cannot be woken.
static void reset(const struct request* request) {
    struct text words = {0};
    bool clean = background_idle(0);
    if (!clean) {
        replies_flush();
        handles_wake();
        clean = background_idle(100);
    }
    int64_t closed = handles_close();
    if (!clean) {
        background_interrupt();
        clean = background_idle(400);
    }
    closed += handles_close();
    handles_clear();
    text_say(&words, "{\"closed\":");
    text_number(&words, closed);
    text_say(&words, clean ? "}" : ",\"restart\":true}");
    result(request, &words);
}

static void shut_down_server(const struct request* request) {
    struct text words = {0};
    text_say(&words, "{}");
    result(request, &words);
    ended = true;
}

// Returns the request to read the next line into.
static struct request* dispatch(struct request* request, const struct json* message) {
    const struct json* const method = json_member(message, "method");
    const struct json* const params = json_member(message, "params");
    if (!json_is_text(json_member(message, "jsonrpc"), "2.0"))
        fault(request, FAULT_NO_REQUEST, "a request is of jsonrpc 2.0");
    else if (method == NULL || method->kind != JSON_TEXT)
        fault(request, FAULT_NO_REQUEST, "a request has a method");
    else if (!is_kind(params, JSON_OBJECT))
        fault(request, FAULT_BAD_PARAMS, "params are an object");
    else if (!initialized && !json_is_text(method, "initialize"))
        fault(request, FAULT_NO_REQUEST, "initialize comes first");
    else if (json_is_text(method, "call"))
        return start_call(request, params);
    else if (json_is_text(method, "initialize"))
        initialize(request, params);
    else if (json_is_text(method, "reset"))
        reset(request);
    else if (json_is_text(method, "shutdown"))
        shut_down_server(request);
    else
        fault(request, FAULT_UNKNOWN_METHOD, "no such method");
    return request;
}

static bool read_id(struct request* request, const struct json* id) {
    request->id.size = 0;
    if (id != NULL && id->kind == JSON_INTEGER)
        text_number(&request->id, id->integer);
    else if (id != NULL && id->kind == JSON_TEXT && id->size <= longest_id)
        text_quote(&request->id, id->text, id->size);
    else
        text_say(&request->id, "null");
    return request->id.data[0] != 'n';
}

// Returns the request to read the next line into.
static struct request* handle_line(struct request* request, const char* line, size_t size) {
    struct json* message = NULL;
    clear_request(request);
    read_id(request, NULL);
    const enum json_fault fail = json_read(line, size, request->arena, &message);
    if (fail == JSON_MALFORMED)
        fault(request, FAULT_PARSE_ERROR, "the line is no JSON");
    else if (fail == JSON_TOO_DEEP)
        fault(request, FAULT_NO_REQUEST, "the line is nested too deeply");
    else if (message->kind != JSON_OBJECT)
        fault(request, FAULT_NO_REQUEST, "a request is an object");
    else if (!read_id(request, json_member(message, "id")))
        fault(request, FAULT_NO_REQUEST, "a request has an id, an integer or a short text");
    else
        return dispatch(request, message);
    return request;
}

static void refuse_long_line(struct request* request) {
    read_id(request, NULL);
    fault(request, FAULT_NO_REQUEST, "the line is longer than 1 MiB");
}

int serve(void) {
    struct request* request = new_request();
    watch_end_of_input(progress);
    while (!ended && !replies_broken()) {
        const char* line = NULL;
        size_t size = 0;
        if (!lines_ready()) replies_flush();
        const enum line got = lines_next(&line, &size);
        if (got == LINE_END) break;
        if (got == LINE_FINE)
            request = handle_line(request, line, size);
        else
            refuse_long_line(request);
        count_line();
    }
    replies_flush();
    free_request(request);
    return replies_broken() ? 1 : 0;
}
