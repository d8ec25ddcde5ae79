// The addresses of families that not every platform has.
#pragma once

#include "addresses.h"

/// AF_UNIX. A name that begins with NUL is abstract on Linux; others are ended by a NUL where it
/// fits.
struct address unix_address(struct frame* f, const char* path, size_t size);
/// Writes the path, "" for none.
void write_unix_address(const struct address* from, struct text* to);

/// Whether sockets of the family take `[pid, groups]`, or `[addr_type, v1, v2, v3, scope]`.
bool takes_numbers(int family);
struct address numbers_address(struct frame* f, const struct json* numbers, int family);
/// Writes an address of one of these families; false if it is of none.
bool write_local_address(const struct address* from, struct text* to);
