#include "text.h"

#include "arena.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { longest_octets = 65536 };
static const int64_t largest_exact = INT64_C(1) << 53;
static const char digits[] = "0123456789abcdef";

static void make_room(struct text* text, size_t more) {
    if (text->capacity - text->size >= more) return;
    size_t capacity = text->capacity == 0 ? 256 : text->capacity;
    while (capacity - text->size < more)
        capacity *= 2;
    char* const data = must_allocate(capacity);
    if (text->size > 0) memcpy(data, text->data, text->size);
    free(text->data);
    text->data = data;
    text->capacity = capacity;
}

void text_add(struct text* to, const char* data, size_t size) {
    if (size == 0) return;
    make_room(to, size);
    memcpy(to->data + to->size, data, size);
    to->size += size;
}

void text_say(struct text* to, const char* words) {
    text_add(to, words, strlen(words));
}

void text_free(struct text* text) {
    free(text->data);
    text->data = NULL;
    text->size = text->capacity = 0;
}

static void escape(struct text* to, unsigned char octet) {
    const char form[] = {'\\', 'u', '0', '0', digits[octet >> 4], digits[octet & 15]};
    text_add(to, form, sizeof form);
}

void text_quote(struct text* to, const char* data, size_t size) {
    text_say(to, "\"");
    while (size > 0) {
        size_t length = utf8_character(data, size);
        if (length == 0) {
            text_say(to, "\xef\xbf\xbd");
            length = 1;
        } else if (*data == '"' || *data == '\\') {
            const char form[] = {'\\', *data};
            text_add(to, form, sizeof form);
        } else if ((unsigned char)*data < 0x20) {
            escape(to, (unsigned char)*data);
        } else {
            text_add(to, data, length);
        }
        data += length;
        size -= length;
    }
    text_say(to, "\"");
}

void text_quote_words(struct text* to, const char* words) {
    text_quote(to, words, strlen(words));
}

void text_number(struct text* to, int64_t number) {
    char form[24];
    const int size = snprintf(form, sizeof form, "%" PRId64, number);
    text_add(to, form, (size_t)size);
}

void text_integer(struct text* to, int64_t number) {
    if (number >= -largest_exact && number <= largest_exact) {
        text_number(to, number);
        return;
    }
    text_say(to, "{\"integer\":\"");
    text_number(to, number);
    text_say(to, "\"}");
}

// FNV-1a with 64 bits.
static uint64_t digest_of(const unsigned char* octets, size_t size) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; ++i)
        hash = (hash ^ octets[i]) * UINT64_C(0x100000001b3);
    return hash;
}

void text_octets(struct text* to, const void* octets, size_t size) {
    const unsigned char* const each = octets;
    if (size > longest_octets) {
        char form[80];
        const int length =
            snprintf(form, sizeof form, "{\"digest\":\"%016" PRIx64 "\",\"size\":%" PRIu64 "}",
                     digest_of(each, size), (uint64_t)size);
        text_add(to, form, (size_t)length);
        return;
    }
    text_say(to, "{\"bytes\":\"");
    make_room(to, 2 * size);
    for (size_t i = 0; i < size; ++i) {
        to->data[to->size++] = digits[each[i] >> 4];
        to->data[to->size++] = digits[each[i] & 15];
    }
    text_say(to, "\"}");
}
