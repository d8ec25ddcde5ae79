#include "native.h"

#include "constants.h"

static const struct constant winsock_names[] = {
#include "tables/winsock_errors.inc"
    // What the look-ups in the service and protocol tables tell.
    {"HOST_NOT_FOUND", WSAHOST_NOT_FOUND},
    {"NO_DATA", WSANO_DATA},
    {"NO_RECOVERY", WSANO_RECOVERY},
    {"TRY_AGAIN", WSATRY_AGAIN},
};

struct constant_table native_errors(void) {
    return CONSTANT_TABLE(winsock_names);
}
