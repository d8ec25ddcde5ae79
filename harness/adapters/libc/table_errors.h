// What a look-up in the service and protocol tables tells when it finds nothing.
#pragma once

#include "frame.h"

/// Stops the clock. Without an entry it raises: POSIX has no error numbers for these calls, Winsock
/// has its own.
bool in_table(struct frame* f, const void* entry, const char* call);
