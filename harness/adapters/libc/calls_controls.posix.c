#include "calls.h"

struct call_table control_calls(void) {
    return (struct call_table){NULL, 0};
}
