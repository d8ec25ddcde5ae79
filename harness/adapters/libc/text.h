// Text that grows, and the forms of JSON and of the protocol's values. (docs/protocol.md, Values)
#pragma once

#include <stddef.h>
#include <stdint.h>

struct text {
    char* data;
    size_t size;
    size_t capacity;
};

void text_add(struct text* to, const char* data, size_t size);
void text_say(struct text* to, const char* words);
void text_free(struct text* text);

/// A JSON string; what is no UTF-8 is replaced.
void text_quote(struct text* to, const char* data, size_t size);
void text_quote_words(struct text* to, const char* words);
void text_number(struct text* to, int64_t number);
/// An integer of the protocol, tagged past 2^53.
void text_integer(struct text* to, int64_t number);
/// `{"bytes"}`, or a digest of more than 65536.
void text_octets(struct text* to, const void* octets, size_t size);
