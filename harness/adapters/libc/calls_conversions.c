// Constants, byte order, and conversions of addresses.
#include "native.h"

#include "calls.h"
#include "constants.h"
#include "locks.h"
#include "system.h"

#include <string.h>

static void run_constant(struct frame* f) {
    const struct json* const name = f->slots[0];
    int64_t number = 0;
    if (name->kind != JSON_TEXT)
        refuse(&f->refusal, REFUSED_BAD_PARAMS, "constant takes a name");
    else if (constant_value(name->text, name->size, &number))
        text_integer(&f->value, number);
    else
        text_say(&f->value, "{\"undefined\":true}");
}

static void convert_long(struct frame* f, bool to_host) {
    const uint32_t x = (uint32_t)integer_at(f, 0, 0, UINT32_MAX, "uint32_t");
    if (!going(f)) return;
    start_clock(f);
    const uint32_t result = to_host ? ntohl(x) : htonl(x);
    stop_clock(f);
    text_number(&f->value, result);
}

static void convert_short(struct frame* f, bool to_host) {
    const uint16_t x = (uint16_t)integer_at(f, 0, 0, UINT16_MAX, "uint16_t");
    if (!going(f)) return;
    start_clock(f);
    const uint16_t result = to_host ? ntohs(x) : htons(x);
    stop_clock(f);
    text_number(&f->value, result);
}

static void run_ntohl(struct frame* f) {
    convert_long(f, true);
}

static void run_htonl(struct frame* f) {
    convert_long(f, false);
}

static void run_ntohs(struct frame* f) {
    convert_short(f, true);
}

static void run_htons(struct frame* f) {
    convert_short(f, false);
}

static void run_inet_aton(struct frame* f) {
    struct in_addr packed = {0};
    const char* const text = text_at(f, 0);
    if (!going(f)) return;
    start_clock(f);
    const int result = text_to_inet(text, &packed);
    stop_clock(f);
    if (result == -2)
        unsupported(f, "the platform has no inet_aton");
    else if (result == 0)
        raise_error(f, error_without_number("inet_aton returned 0", "inet_aton"));
    else
        text_octets(&f->value, &packed, sizeof packed);
}

static void run_inet_ntoa(struct frame* f) {
    struct in_addr packed;
    const struct octets given = octets_at(f, 0);
    if (going(f) && given.size != sizeof packed)
        inexpressible(f, "the parameter is of type struct in_addr");
    if (!going(f)) return;
    memcpy(&packed, given.data, sizeof packed);
    lock_enter(&static_storage);
    start_clock(f);
    const char* const text = inet_ntoa(packed);
    stop_clock(f);
    text_quote_words(&f->value, text);
    lock_leave(&static_storage);
}

// 0 for a family that may have no text form: the call itself says so.
static size_t packed_size(int family) {
    if (family == AF_INET) return sizeof(struct in_addr);
    if (family == AF_INET6) return sizeof(struct in6_addr);
    return 0;
}

static void run_inet_pton(struct frame* f) {
    char packed[sizeof(struct sockaddr_storage)] = {0};
    const int family = int_at(f, 0);
    const char* const text = text_at(f, 1);
    if (!going(f)) return;
    start_clock(f);
    const int result = inet_pton(family, text, packed);
    if (!succeeded(f, result, "inet_pton")) return;
    if (result == 0)
        raise_error(f, error_without_number("inet_pton returned 0", "inet_pton"));
    else
        text_octets(&f->value, packed, packed_size(family));
}

static void run_inet_ntop(struct frame* f) {
    char packed[sizeof(struct sockaddr_storage)] = {0};
    char text[INET6_ADDRSTRLEN] = "";
    const int family = int_at(f, 0);
    const struct octets given = octets_at(f, 1);
    if (!going(f)) return;
    const size_t size = packed_size(family);
    if (size != 0 && given.size != size) {
        inexpressible(f, "inet_ntop takes no length: the family tells it");
        return;
    }
    if (given.size <= sizeof packed) memcpy(packed, given.data, given.size);
    start_clock(f);
    const char* const result = inet_ntop(family, packed, text, sizeof text);
    if (succeeded(f, result == NULL ? -1 : 0, "inet_ntop")) text_quote_words(&f->value, text);
}

static const struct call table[] = {
    {"constant", run_constant, 1, 1, false, NULL},
    {"htonl", run_htonl, 1, 1, false, NULL},
    {"htons", run_htons, 1, 1, false, NULL},
    {"inet_aton", run_inet_aton, 1, 1, false, NULL},
    {"inet_ntoa", run_inet_ntoa, 1, 1, true, NULL},
    {"inet_ntop", run_inet_ntop, 2, 2, false, NULL},
    {"inet_pton", run_inet_pton, 2, 2, false, NULL},
    {"ntohl", run_ntohl, 1, 1, false, NULL},
    {"ntohs", run_ntohs, 1, 1, false, NULL},
};

struct call_table conversion_calls(void) {
    return CALL_TABLE(table);
}
