// The standard streams.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/// Waits for input. Returns the octets read, 0 at the end. Ends the program where the stream cannot
/// be read.
size_t transport_read(char* space, size_t size);
/// Writes all of it. False if nobody reads any more.
bool transport_write(const char* data, size_t size);
