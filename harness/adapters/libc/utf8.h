// UTF-8 as RFC 3629 has it.
#pragma once

#include <stdbool.h>
#include <stddef.h>

/// The octets of the character that begins at `text`, 1 to 4; 0 if none does.
size_t utf8_character(const char* text, size_t size);
bool is_utf8(const char* text, size_t size);
/// Writes the character with that number, which is no surrogate. Returns its octets.
size_t utf8_encode(unsigned long number, char to[4]);
