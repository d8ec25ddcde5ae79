// libc-adapter: the platform's own C socket interface behind the adapter protocol, on standard
// input and output.
#include "server.h"
#include "system.h"

#include <stdlib.h>

int main(void) {
    system_start();
    // At once: calls in the background may be blocked for ever.
    _Exit(serve());
}
