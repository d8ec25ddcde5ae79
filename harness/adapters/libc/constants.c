#include "native.h"

#include "constants.h"

#include <string.h>

#if __has_include(<linux/tipc.h>)
#include <linux/tipc.h>
#endif

static const struct constant sockets[] = {
#include "tables/constants.inc"
#ifdef SD_RECEIVE
    // Winsock's names for these.
    {"SHUT_RD", SD_RECEIVE},
    {"SHUT_RDWR", SD_BOTH},
    {"SHUT_WR", SD_SEND},
#endif
};

static const struct constant gai_names[] = {
#include "tables/eai.inc"
};

static const struct constant host_names[] = {
#include "tables/h_errno.inc"
};

struct constant_table socket_constants(void) {
    return CONSTANT_TABLE(sockets);
}

struct constant_table gai_errors(void) {
    return CONSTANT_TABLE(gai_names);
}

struct constant_table host_errors(void) {
    return CONSTANT_TABLE(host_names);
}

static bool value_in(struct constant_table table, const char* name, size_t size, int64_t* value) {
    for (size_t i = 0; i < table.count; ++i) {
        const struct constant* const each = &table.entries[i];
        if (strlen(each->name) != size || memcmp(each->name, name, size) != 0) continue;
        *value = each->value;
        return true;
    }
    return false;
}

bool constant_value(const char* name, size_t size, int64_t* value) {
    return value_in(socket_constants(), name, size, value) ||
           value_in(native_errors(), name, size, value) ||
           value_in(gai_errors(), name, size, value) || value_in(host_errors(), name, size, value);
}

const char* constant_name(struct constant_table table, int64_t value) {
    for (size_t i = 0; i < table.count; ++i)
        if (table.entries[i].value == value) return table.entries[i].name;
    return NULL;
}
