// The service and protocol tables.
#include "native.h"

#include "calls.h"
#include "locks.h"
#include "table_errors.h"

static const char* protocol_at(struct frame* f, size_t index) {
    return !has(f, index) || is_null(f, index) ? NULL : text_at(f, index);
}

static void run_getservbyname(struct frame* f) {
    const char* const name = text_at(f, 0);
    const char* const protocol = protocol_at(f, 1);
    if (!going(f)) return;
    lock_enter(&static_storage);
    start_clock(f);
    const struct servent* const entry = getservbyname(name, protocol);
    if (in_table(f, entry, "getservbyname")) text_number(&f->value, ntohs((uint16_t)entry->s_port));
    lock_leave(&static_storage);
}

static void run_getservbyport(struct frame* f) {
    const uint16_t port = (uint16_t)integer_at(f, 0, 0, UINT16_MAX, "in_port_t");
    const char* const protocol = protocol_at(f, 1);
    if (!going(f)) return;
    lock_enter(&static_storage);
    start_clock(f);
    const struct servent* const entry = getservbyport(htons(port), protocol);
    if (in_table(f, entry, "getservbyport")) text_quote_words(&f->value, entry->s_name);
    lock_leave(&static_storage);
}

static void run_getprotobyname(struct frame* f) {
    const char* const name = text_at(f, 0);
    if (!going(f)) return;
    lock_enter(&static_storage);
    start_clock(f);
    const struct protoent* const entry = getprotobyname(name);
    if (in_table(f, entry, "getprotobyname")) text_number(&f->value, entry->p_proto);
    lock_leave(&static_storage);
}

static const struct call table[] = {
    {"getprotobyname", run_getprotobyname, 1, 1, true, NULL},
    {"getservbyname", run_getservbyname, 1, 2, true, NULL},
    {"getservbyport", run_getservbyport, 1, 2, true, NULL},
};

struct call_table service_calls(void) {
    return CALL_TABLE(table);
}
