#include "controls.h"

void control_socket(struct frame *f, struct endpoint socket) {
    (void)socket;
    unsupported(f, "ioctl of a socket exists on Windows only");
}
