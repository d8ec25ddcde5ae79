#include "native.h"

#include "system.h"
#include "table_errors.h"

bool in_table(struct frame* f, const void* entry, const char* call) {
    return succeeded(f, entry == NULL ? -1 : 0, call);
}
