#include "table_errors.h"

bool in_table(struct frame* f, const void* entry, const char* call) {
    stop_clock(f);
    if (entry == NULL) raise_error(f, error_without_number("entry not found", call));
    return entry != NULL;
}
