#include "native.h"

#include "constants.h"

static const struct constant errno_names[] = {
#include "tables/errno.inc"
};

struct constant_table native_errors(void) {
    return CONSTANT_TABLE(errno_names);
}
