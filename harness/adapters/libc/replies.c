#include "native.h"

#include "replies.h"

#include "lines.h"
#include "locks.h"
#include "transport.h"

enum { most_collected = 256 << 10 };

static native_lock lock = LOCK_INITIALIZER;
static struct text collected;
static bool broken;

// Needs the lock.
static void write_out(void) {
    if (collected.size > 0 && !transport_write(collected.data, collected.size)) broken = true;
    collected.size = 0;
}

static void add(const struct text* id, const char* member, const struct text* value) {
    lock_enter(&lock);
    text_say(&collected, "{\"jsonrpc\":\"2.0\",\"id\":");
    text_add(&collected, id->data, id->size);
    text_say(&collected, member);
    text_add(&collected, value->data, value->size);
    text_say(&collected, "}\n");
    if (collected.size > most_collected) write_out();
    lock_leave(&lock);
}

void replies_result(const struct text* id, const struct text* result) {
    // What stands around the two is less than 64 octets.
    if (id->size + result->size + 64 > longest_line)
        replies_fault(id, FAULT_INTERNAL, "the reply is longer than 1 MiB");
    else
        add(id, ",\"result\":", result);
}

void replies_fault(const struct text* id, enum fault code, const char* message) {
    struct text value = {0};
    text_say(&value, "{\"code\":");
    text_number(&value, code);
    text_say(&value, ",\"message\":");
    text_quote_words(&value, message);
    text_say(&value, "}");
    add(id, ",\"error\":", &value);
    text_free(&value);
}

void replies_flush(void) {
    lock_enter(&lock);
    write_out();
    lock_leave(&lock);
}

bool replies_broken(void) {
    lock_enter(&lock);
    const bool result = broken;
    lock_leave(&lock);
    return result;
}
