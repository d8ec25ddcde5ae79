#include "native.h"

#include "local_addresses.h"

#include <limits.h>
#include <string.h>

#ifdef __linux__
#include <linux/netlink.h>
#if __has_include(<linux/tipc.h>)
#include <linux/tipc.h>
#define HAS_TIPC
#endif
#endif

#ifdef __linux__

static bool write_numbers(const int64_t* numbers, size_t count, struct text* to) {
    for (size_t i = 0; i < count; ++i) {
        text_say(to, i == 0 ? "[" : ",");
        text_number(to, numbers[i]);
    }
    text_say(to, "]");
    return true;
}

static uint32_t number_at(struct frame* f, const struct json* numbers, size_t index) {
    return (uint32_t)integer_within(json_item(numbers, index), 0, UINT32_MAX, "uint32_t",
                                    &f->refusal);
}

static struct address netlink_address(struct frame* f, const struct json* numbers) {
    struct address to = {0};
    struct sockaddr_nl local = {0};
    if (numbers->count != 2) {
        inexpressible(f, "an address of AF_NETLINK is a pair");
        return to;
    }
    local.nl_family = AF_NETLINK;
    local.nl_pid = number_at(f, numbers, 0);
    local.nl_groups = number_at(f, numbers, 1);
    memcpy(&to.as, &local, sizeof local);
    to.length = sizeof local;
    return to;
}

static bool write_netlink(const struct address* from, struct text* to) {
    struct sockaddr_nl local;
    memcpy(&local, &from->as, sizeof local);
    const int64_t numbers[] = {local.nl_pid, local.nl_groups};
    return write_numbers(numbers, 2, to);
}

#endif

#ifdef HAS_TIPC

static void set_tipc(struct sockaddr_tipc* to, const uint32_t v[3]) {
    if (to->addrtype == TIPC_ADDR_NAMESEQ) {
        to->addr.nameseq.type = v[0];
        to->addr.nameseq.lower = v[1];
        to->addr.nameseq.upper = v[2];
    } else if (to->addrtype == TIPC_ADDR_NAME) {
        to->addr.name.name.type = v[0];
        to->addr.name.name.instance = v[1];
        to->addr.name.domain = v[2];
    } else {
        to->addr.id.node = v[0];
        to->addr.id.ref = v[1];
    }
}

static struct address tipc_address(struct frame* f, const struct json* numbers) {
    struct address to = {0};
    struct sockaddr_tipc local = {0};
    if (numbers->count != 4 && numbers->count != 5) {
        inexpressible(f, "an address of AF_TIPC has four or five numbers");
        return to;
    }
    local.family = AF_TIPC;
    local.addrtype = (unsigned char)integer_within(json_item(numbers, 0), 0, UCHAR_MAX,
                                                   "unsigned char", &f->refusal);
    local.scope = TIPC_CLUSTER_SCOPE;
    if (numbers->count == 5)
        local.scope = (signed char)integer_within(json_item(numbers, 4), SCHAR_MIN, SCHAR_MAX,
                                                  "signed char", &f->refusal);
    const uint32_t v[] = {number_at(f, numbers, 1), number_at(f, numbers, 2),
                          number_at(f, numbers, 3)};
    set_tipc(&local, v);
    memcpy(&to.as, &local, sizeof local);
    to.length = sizeof local;
    return to;
}

static bool write_tipc(const struct address* from, struct text* to) {
    struct sockaddr_tipc local;
    memcpy(&local, &from->as, sizeof local);
    int64_t numbers[] = {local.addrtype, local.addr.id.node, local.addr.id.ref, 0, local.scope};
    if (local.addrtype == TIPC_ADDR_NAMESEQ) {
        numbers[1] = local.addr.nameseq.type;
        numbers[2] = local.addr.nameseq.lower;
        numbers[3] = local.addr.nameseq.upper;
    } else if (local.addrtype == TIPC_ADDR_NAME) {
        numbers[1] = local.addr.name.name.type;
        numbers[2] = local.addr.name.name.instance;
        numbers[3] = local.addr.name.domain;
    }
    return write_numbers(numbers, 5, to);
}

#endif

bool takes_numbers(int family) {
#ifdef __linux__
    if (family == AF_NETLINK) return true;
#endif
#ifdef HAS_TIPC
    if (family == AF_TIPC) return true;
#endif
    (void)family;
    return false;
}

struct address numbers_address(struct frame* f, const struct json* numbers, int family) {
#ifdef HAS_TIPC
    if (family == AF_TIPC) return tipc_address(f, numbers);
#endif
#ifdef __linux__
    if (family == AF_NETLINK) return netlink_address(f, numbers);
#endif
    (void)numbers;
    (void)family;
    inexpressible(f, "the platform has no such address");
    return (struct address){0};
}

bool write_local_address(const struct address* from, struct text* to) {
    const int family = from->as.any.sa_family;
#ifdef __linux__
    if (family == AF_NETLINK && from->length >= sizeof(struct sockaddr_nl))
        return write_netlink(from, to);
#endif
#ifdef HAS_TIPC
    if (family == AF_TIPC && from->length >= sizeof(struct sockaddr_tipc))
        return write_tipc(from, to);
#endif
    (void)family;
    (void)to;
    return false;
}
