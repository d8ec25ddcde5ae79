// WSAIoctl, where there is one.
#pragma once

#include "frame.h"

/// Carries `socket.ioctl` out: the control is the argument at 1, what it is given the one at 2.
void control_socket(struct frame *f, struct endpoint socket);
