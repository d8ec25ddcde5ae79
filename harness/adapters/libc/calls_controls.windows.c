// WSAIoctl.
#include "native.h"

#include "calls.h"

struct control {
    DWORD numbers[3];
    DWORD count;
};

static DWORD number_of_control(struct frame* f, const struct json* value) {
    return (DWORD)integer_within(value, 0, UINT32_MAX, "DWORD", &f->refusal);
}

// One number, or the three of struct tcp_keepalive.
static struct control control_at(struct frame* f, size_t index) {
    struct control to = {{0}, 1};
    const struct json* const given = f->slots[index];
    if (given->kind != JSON_ARRAY) {
        to.numbers[0] = number_of_control(f, given);
    } else if (given->count != 3) {
        inexpressible(f, "a number is needed, or the three of struct tcp_keepalive");
    } else {
        to.count = 3;
        for (size_t i = 0; i < 3; ++i)
            to.numbers[i] = number_of_control(f, json_item(given, i));
    }
    return to;
}

static void run_ioctl(struct frame* f) {
    DWORD answered = 0;
    const struct endpoint socket = socket_at(f, 0);
    const DWORD code = number_of_control(f, f->slots[1]);
    struct control given = control_at(f, 2);
    if (!going(f)) return;
    start_clock(f);
    const int result = WSAIoctl(socket.handle, code, given.numbers, given.count * sizeof(DWORD),
                                NULL, 0, &answered, NULL, NULL);
    if (succeeded(f, result, "WSAIoctl")) text_number(&f->value, answered);
}

static const struct call table[] = {
    {"socket.ioctl", run_ioctl, 3, 3, true, NULL},
};

struct call_table control_calls(void) {
    return CALL_TABLE(table);
}
