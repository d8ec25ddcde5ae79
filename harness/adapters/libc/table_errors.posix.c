#include "table_errors.h"

bool in_table(struct frame *f, const void *entry, const char *call) {
    stop_clock(f);
    if (entry == NULL) raise_error(f, error_without_number("there is no such entry", call));
    return entry != NULL;
}
