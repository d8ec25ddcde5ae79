#include "native.h"

#include "addresses.h"

#include "local_addresses.h"
#include "system.h"

#include <string.h>

static const struct address no_address = {0};

static struct address looked_up(struct frame* f, int family, const char* host) {
    struct address address = no_address;
    struct addrinfo hints = {0};
    struct addrinfo* list = NULL;
    hints.ai_family = family;
    hints.ai_socktype = SOCK_DGRAM;
    const int number = getaddrinfo(host, NULL, &hints, &list);
    const int system = last_error();
    if (number != 0) {
        raise_error(f, error_of_gai(number, system, "getaddrinfo"));
        return no_address;
    }
    memcpy(&address.as, list->ai_addr, list->ai_addrlen);
    address.length = (native_length)list->ai_addrlen;
    freeaddrinfo(list);
    return address;
}

static struct address inet_host(struct frame* f, const char* host) {
    struct address to = no_address;
    to.as.inet.sin_family = AF_INET;
    to.length = sizeof to.as.inet;
    if (*host == '\0')
        to.as.inet.sin_addr.s_addr = htonl(INADDR_ANY);
    else if (strcmp(host, "<broadcast>") == 0)
        to.as.inet.sin_addr.s_addr = htonl(INADDR_BROADCAST);
    else if (inet_pton(AF_INET, host, &to.as.inet.sin_addr) != 1)
        return looked_up(f, AF_INET, host);
    return to;
}

static struct address inet6_host(struct frame* f, const char* host) {
    struct address to = no_address;
    to.as.inet6.sin6_family = AF_INET6;
    to.length = sizeof to.as.inet6;
    // All zero, as the address for the empty host is.
    if (*host != '\0' && inet_pton(AF_INET6, host, &to.as.inet6.sin6_addr) != 1)
        return looked_up(f, AF_INET6, host);
    return to;
}

static uint32_t number_of_item(struct frame* f, const struct json* value, size_t index,
                               int64_t most, const char* type) {
    return (uint32_t)integer_within(json_item(value, index), 0, most, type, &f->refusal);
}

static struct address inet_address(struct frame* f, const struct json* value) {
    const char* const host = text_of(json_item(value, 0), &f->refusal);
    const uint32_t port = number_of_item(f, value, 1, UINT16_MAX, "in_port_t");
    if (!going(f)) return no_address;
    struct address to = inet_host(f, host);
    to.as.inet.sin_port = htons((uint16_t)port);
    return to;
}

static struct address inet6_address(struct frame* f, const struct json* value) {
    const char* const host = text_of(json_item(value, 0), &f->refusal);
    const uint32_t port = number_of_item(f, value, 1, UINT16_MAX, "in_port_t");
    uint32_t flowinfo = 0;
    uint32_t scope = 0;
    if (value->count > 2) flowinfo = number_of_item(f, value, 2, UINT32_MAX, "uint32_t");
    if (value->count > 3) scope = number_of_item(f, value, 3, UINT32_MAX, "uint32_t");
    if (!going(f)) return no_address;
    struct address to = inet6_host(f, host);
    to.as.inet6.sin6_port = htons((uint16_t)port);
    to.as.inet6.sin6_flowinfo = htonl(flowinfo);
    // A scope in the host's text stays where no number is given.
    if (value->count > 3) to.as.inet6.sin6_scope_id = scope;
    return to;
}

static bool is_host_with_numbers(const struct json* value) {
    return value->kind == JSON_ARRAY && value->count >= 2 && value->count <= 4 &&
           value->first->kind == JSON_TEXT;
}

static struct address address_of(struct frame* f, const struct json* value, int family) {
    if (value->kind == JSON_TEXT) return unix_address(f, value->text, value->size);
    if (is_octets(value)) {
        const struct octets path = octets_of(value, f->arena, &f->refusal);
        return going(f) ? unix_address(f, path.data, path.size) : no_address;
    }
    if (value->kind == JSON_ARRAY && takes_numbers(family))
        return numbers_address(f, value, family);
    if (!is_host_with_numbers(value)) {
        inexpressible(f, "no struct sockaddr holds an address of this form");
        return no_address;
    }
    const bool inet6 =
        family == family_by_form ? strchr(value->first->text, ':') != NULL : family == AF_INET6;
    return inet6 || value->count > 2 ? inet6_address(f, value) : inet_address(f, value);
}

struct address address_at(struct frame* f, size_t index, int family) {
    return going(f) ? address_of(f, f->slots[index], family) : no_address;
}

struct address host_at(struct frame* f, size_t index) {
    struct address to = no_address;
    const char* const host = text_at(f, index);
    if (!going(f)) return to;
    if (inet_pton(AF_INET, host, &to.as.inet.sin_addr) == 1) {
        to.as.inet.sin_family = AF_INET;
    } else if (inet_pton(AF_INET6, host, &to.as.inet6.sin6_addr) == 1) {
        to.as.inet6.sin6_family = AF_INET6;
    } else {
        return looked_up(f, AF_UNSPEC, host);
    }
    return to;
}

void prepare_address(struct address* address) {
    *address = no_address;
    address->length = sizeof address->as;
}

void write_host(int family, const void* packed, struct text* to) {
    char host[INET6_ADDRSTRLEN] = "";
    inet_ntop(family, packed, host, sizeof host);
    text_quote_words(to, host);
}

static void write_inet(const struct sockaddr_in* from, struct text* to) {
    text_say(to, "[");
    write_host(AF_INET, &from->sin_addr, to);
    text_say(to, ",");
    text_number(to, ntohs(from->sin_port));
    text_say(to, "]");
}

static void write_inet6(const struct sockaddr_in6* from, struct text* to) {
    const int64_t numbers[] = {ntohs(from->sin6_port), ntohl(from->sin6_flowinfo),
                               from->sin6_scope_id};
    text_say(to, "[");
    write_host(AF_INET6, &from->sin6_addr, to);
    for (size_t i = 0; i < 3; ++i) {
        text_say(to, ",");
        text_number(to, numbers[i]);
    }
    text_say(to, "]");
}

static void write_other(const struct address* from, size_t size, struct text* to) {
    const size_t header = offsetof(struct sockaddr, sa_data);
    text_say(to, "[");
    text_number(to, from->as.any.sa_family);
    text_say(to, ",");
    text_octets(to, (const char*)&from->as + header, size - header);
    text_say(to, "]");
}

void write_address(const struct address* from, struct text* to) {
    // The system tells the whole length of an address that it had to cut.
    size_t size = (size_t)from->length;
    if (size > sizeof from->as) size = sizeof from->as;
    const int family = from->as.any.sa_family;
    // Winsock leaves the length as it was where it writes no address.
    if (size < offsetof(struct sockaddr, sa_data) || family == AF_UNSPEC)
        text_say(to, "null");
    else if (family == AF_INET && size >= sizeof from->as.inet)
        write_inet(&from->as.inet, to);
    else if (family == AF_INET6 && size >= sizeof from->as.inet6)
        write_inet6(&from->as.inet6, to);
    else if (family == AF_UNIX)
        write_unix_address(from, to);
    else if (!write_local_address(from, to))
        write_other(from, size, to);
}
