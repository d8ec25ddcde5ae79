#include "constants.h"

#include <string.h>

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
