// What the documentation adds to the C interface: none of it is made up here.
#include "calls.h"

static void run_no_call(struct frame* f) {
    unsupported(f, "the C interface has no such call");
}

static void run_no_timeout(struct frame* f) {
    unsupported(f, "the C interface has no timeouts");
}

static void run_no_object(struct frame* f) {
    unsupported(f, "a socket of the C interface is a number, without type or attributes");
}

// Of the platforms that have it, the table of controls comes first.
static void run_no_control(struct frame* f) {
    unsupported(f, "ioctl of a socket exists on Windows only");
}

static const char* const connection_parameters[] = {NULL, "timeout", "source_address"};

static const struct call table[] = {
    {"SocketType", run_no_object, 0, 6, false, NULL},
    {"create_connection", run_no_call, 0, 3, false, connection_parameters},
    {"getdefaulttimeout", run_no_timeout, 0, 6, false, NULL},
    {"getfqdn", run_no_call, 0, 6, false, NULL},
    {"has_ipv6", run_no_call, 0, 6, false, NULL},
    {"setdefaulttimeout", run_no_timeout, 0, 6, false, NULL},
    {"socket.family", run_no_object, 0, 6, false, NULL},
    {"socket.gettimeout", run_no_timeout, 0, 6, false, NULL},
    {"socket.ioctl", run_no_control, 0, 6, false, NULL},
    {"socket.proto", run_no_object, 0, 6, false, NULL},
    {"socket.sendall", run_no_call, 0, 6, false, NULL},
    {"socket.settimeout", run_no_timeout, 0, 6, false, NULL},
    {"socket.type", run_no_object, 0, 6, false, NULL},
};

struct call_table lacking_calls(void) {
    return CALL_TABLE(table);
}
