// Host names and addresses.
#include "native.h"

#include "addresses.h"
#include "calls.h"
#include "locks.h"
#include "system.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

// The service as getaddrinfo takes it: a number as its decimal text, in `form`.
static const char* service_at(struct frame* f, size_t index, char form[24]) {
    const struct json* const value = f->slots[index];
    if (value->kind == JSON_NULL) return NULL;
    if (value->kind == JSON_TEXT || is_octets(value)) return text_of(value, &f->refusal);
    snprintf(form, 24, "%" PRId64, integer_of(value, &f->refusal));
    return form;
}

static void write_info(const struct addrinfo* from, struct text* to) {
    const int numbers[] = {from->ai_family, from->ai_socktype, from->ai_protocol};
    struct address address;
    prepare_address(&address);
    memcpy(&address.as, from->ai_addr, from->ai_addrlen);
    address.length = (native_length)from->ai_addrlen;
    text_say(to, "[");
    for (size_t i = 0; i < 3; ++i) {
        text_number(to, numbers[i]);
        text_say(to, ",");
    }
    text_quote_words(to, from->ai_canonname == NULL ? "" : from->ai_canonname);
    text_say(to, ",");
    write_address(&address, to);
    text_say(to, "]");
}

static void write_infos(const struct addrinfo* list, struct text* to) {
    text_say(to, "[");
    for (const struct addrinfo* each = list; each != NULL; each = each->ai_next) {
        if (each != list) text_say(to, ",");
        write_info(each, to);
    }
    text_say(to, "]");
}

static void run_getaddrinfo(struct frame* f) {
    char form[24];
    struct addrinfo hints = {0};
    struct addrinfo* list = NULL;
    const char* const host = is_null(f, 0) ? NULL : text_at(f, 0);
    const char* const service = service_at(f, 1, form);
    hints.ai_family = int_or(f, 2, AF_UNSPEC);
    hints.ai_socktype = int_or(f, 3, 0);
    hints.ai_protocol = int_or(f, 4, 0);
    hints.ai_flags = int_or(f, 5, 0);
    if (!going(f)) return;
    start_clock(f);
    const int number = getaddrinfo(host, service, &hints, &list);
    const int system = last_error();
    stop_clock(f);
    if (number != 0) {
        raise_error(f, error_of_gai(number, system, "getaddrinfo"));
        return;
    }
    write_infos(list, &f->value);
    freeaddrinfo(list);
}

static void run_getnameinfo(struct frame* f) {
    char host[NI_MAXHOST] = "";
    char service[NI_MAXSERV] = "";
    const int flags = int_at(f, 1);
    const struct address from = address_at(f, 0, family_by_form);
    if (!going(f)) return;
    start_clock(f);
    const int number =
        getnameinfo(&from.as.any, from.length, host, sizeof host, service, sizeof service, flags);
    const int system = last_error();
    stop_clock(f);
    if (number != 0) {
        raise_error(f, error_of_gai(number, system, "getnameinfo"));
        return;
    }
    text_say(&f->value, "[");
    text_quote_words(&f->value, host);
    text_say(&f->value, ",");
    text_quote_words(&f->value, service);
    text_say(&f->value, "]");
}

static void write_entry(const struct hostent* from, struct text* to) {
    text_say(to, "[");
    text_quote_words(to, from->h_name == NULL ? "" : from->h_name);
    text_say(to, ",[");
    for (char** alias = from->h_aliases; alias != NULL && *alias != NULL; ++alias) {
        if (alias != from->h_aliases) text_say(to, ",");
        text_quote_words(to, *alias);
    }
    text_say(to, "],[");
    for (char** packed = from->h_addr_list; *packed != NULL; ++packed) {
        if (packed != from->h_addr_list) text_say(to, ",");
        write_host(from->h_addrtype, *packed, to);
    }
    text_say(to, "]]");
}

// After gethostbyname or gethostbyaddr: whether there is an entry.
static bool found(struct frame* f, const struct hostent* entry, const char* call) {
    const int system = last_error();
    const int number = h_errno;
    stop_clock(f);
    if (entry == NULL) raise_error(f, error_of_host(number, system, call));
    return entry != NULL;
}

static void run_gethostbyname(struct frame* f) {
    const char* const name = text_at(f, 0);
    if (!going(f)) return;
    lock_enter(&static_storage);
    start_clock(f);
    const struct hostent* const entry = gethostbyname(name);
    if (found(f, entry, "gethostbyname")) {
        if (entry->h_addr_list[0] == NULL)
            raise_error(f, error_without_number("gethostbyname found no address", "gethostbyname"));
        else
            write_host(entry->h_addrtype, entry->h_addr_list[0], &f->value);
    }
    lock_leave(&static_storage);
}

static void run_gethostbyname_ex(struct frame* f) {
    const char* const name = text_at(f, 0);
    if (!going(f)) return;
    lock_enter(&static_storage);
    start_clock(f);
    const struct hostent* const entry = gethostbyname(name);
    if (found(f, entry, "gethostbyname")) write_entry(entry, &f->value);
    lock_leave(&static_storage);
}

static void run_gethostbyaddr(struct frame* f) {
    const struct address address = host_at(f, 0);
    if (!going(f)) return;
    const int family = address.as.any.sa_family;
    const bool inet6 = family == AF_INET6;
    const void* const packed =
        inet6 ? (const void*)&address.as.inet6.sin6_addr : &address.as.inet.sin_addr;
    const native_length size = inet6 ? sizeof(struct in6_addr) : sizeof(struct in_addr);
    lock_enter(&static_storage);
    start_clock(f);
    const struct hostent* const entry = gethostbyaddr(packed, size, family);
    if (found(f, entry, "gethostbyaddr")) write_entry(entry, &f->value);
    lock_leave(&static_storage);
}

static void run_gethostname(struct frame* f) {
    // POSIX leaves open whether a name that is cut short ends with a NUL, so one octet stays spare.
    char name[1025] = "";
    start_clock(f);
    if (succeeded(f, gethostname(name, sizeof name - 1), "gethostname"))
        text_quote_words(&f->value, name);
}

static const char* const getaddrinfo_parameters[] = {NULL,       NULL,    "family",
                                                     "socktype", "proto", "flags"};

static const struct call table[] = {
    {"getaddrinfo", run_getaddrinfo, 2, 6, true, getaddrinfo_parameters},
    {"gethostbyaddr", run_gethostbyaddr, 1, 1, true, NULL},
    {"gethostbyname", run_gethostbyname, 1, 1, true, NULL},
    {"gethostbyname_ex", run_gethostbyname_ex, 1, 1, true, NULL},
    {"gethostname", run_gethostname, 0, 0, true, NULL},
    {"getnameinfo", run_getnameinfo, 2, 2, true, NULL},
};

struct call_table name_calls(void) {
    return CALL_TABLE(table);
}
