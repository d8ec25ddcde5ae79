#include "json.h"

#include "utf8.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { deepest_nesting = 32 };

struct reader {
    const char* at;
    const char* end;
    struct arena* arena;
    int depth;
    enum json_fault fault;
};

static bool read_value(struct reader* r, struct json* to);

static bool fail(struct reader* r, enum json_fault fault) {
    if (r->fault == JSON_FINE) r->fault = fault;
    return false;
}

static bool malformed(struct reader* r) {
    return fail(r, JSON_MALFORMED);
}

static void skip_space(struct reader* r) {
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r'))
        ++r->at;
}

static bool accept_char(struct reader* r, char c) {
    if (r->at == r->end || *r->at != c) return false;
    ++r->at;
    return true;
}

static bool accept_word(struct reader* r, const char* word) {
    const size_t size = strlen(word);
    if ((size_t)(r->end - r->at) < size || memcmp(r->at, word, size) != 0) return malformed(r);
    r->at += size;
    return true;
}

static bool read_hexadecimal(struct reader* r, unsigned long* number) {
    *number = 0;
    for (int i = 0; i < 4; ++i) {
        if (r->at == r->end) return malformed(r);
        const char c = *r->at++;
        unsigned digit;
        if (c >= '0' && c <= '9')
            digit = (unsigned)(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = (unsigned)(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F')
            digit = (unsigned)(c - 'A') + 10;
        else
            return malformed(r);
        *number = *number * 16 + digit;
    }
    return true;
}

// After "\u". A surrogate needs its other half.
static bool read_escaped_number(struct reader* r, char** to) {
    unsigned long number;
    if (!read_hexadecimal(r, &number)) return false;
    if (number >= 0xdc00 && number <= 0xdfff) return malformed(r);
    if (number >= 0xd800 && number <= 0xdbff) {
        unsigned long low;
        if (!accept_word(r, "\\u") || !read_hexadecimal(r, &low)) return false;
        if (low < 0xdc00 || low > 0xdfff) return malformed(r);
        number = 0x10000 + ((number - 0xd800) << 10) + (low - 0xdc00);
    }
    *to += utf8_encode(number, *to);
    return true;
}

static bool read_escape(struct reader* r, char** to) {
    static const char names[] = "\"\\/bfnrt";
    static const char meant[] = "\"\\/\b\f\n\r\t";
    if (r->at == r->end) return malformed(r);
    const char c = *r->at++;
    if (c == 'u') return read_escaped_number(r, to);
    const char* const found = c == '\0' ? NULL : strchr(names, c);
    if (found == NULL) return malformed(r);
    *(*to)++ = meant[found - names];
    return true;
}

// No text is longer than its spelling, so that much memory is enough; not zeroed.
static char* room_for_text(struct reader* r) {
    const char* end = r->at;
    while (end < r->end && *end != '"')
        end += *end == '\\' && r->end - end > 1 ? 2 : 1;
    return arena_try(r->arena, (size_t)(end - r->at) + 1);
}

static bool read_text(struct reader* r, const char** text, size_t* size) {
    if (!accept_char(r, '"')) return malformed(r);
    char* const start = room_for_text(r);
    if (start == NULL) abort();
    char* to = start;
    while (!accept_char(r, '"')) {
        if (accept_char(r, '\\')) {
            if (!read_escape(r, &to)) return false;
            continue;
        }
        const size_t length = utf8_character(r->at, (size_t)(r->end - r->at));
        if (length == 0 || (unsigned char)*r->at < 0x20) return malformed(r);
        memcpy(to, r->at, length);
        to += length;
        r->at += length;
    }
    *to = '\0';
    *text = start;
    *size = (size_t)(to - start);
    return true;
}

static bool skip_digits(struct reader* r) {
    const char* const start = r->at;
    while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
        ++r->at;
    return r->at > start;
}

// Leaves r->at after the number; sets whether it is written as an integer.
static bool skip_number(struct reader* r, bool* whole) {
    accept_char(r, '-');
    if (!accept_char(r, '0') && !skip_digits(r)) return malformed(r);
    *whole = true;
    if (accept_char(r, '.')) {
        *whole = false;
        if (!skip_digits(r)) return malformed(r);
    }
    if (accept_char(r, 'e') || accept_char(r, 'E')) {
        *whole = false;
        if (!accept_char(r, '+')) accept_char(r, '-');
        if (!skip_digits(r)) return malformed(r);
    }
    return true;
}

static bool read_number(struct reader* r, struct json* to) {
    const char* const start = r->at;
    bool whole;
    if (!skip_number(r, &whole)) return false;
    const size_t size = (size_t)(r->at - start);
    char* const form = arena_get(r->arena, size + 1);
    memcpy(form, start, size);
    to->number = strtod(form, NULL);
    to->kind = JSON_FLOAT;
    if (!whole) return true;
    errno = 0;
    to->integer = strtoll(form, NULL, 10);
    to->kind = errno == ERANGE ? JSON_BIG : JSON_INTEGER;
    return true;
}

static bool read_member(struct reader* r, struct json* of, struct json* item) {
    if (of->kind == JSON_OBJECT) {
        skip_space(r);
        if (!read_text(r, &item->key, &item->key_size)) return false;
        skip_space(r);
        if (!accept_char(r, ':')) return malformed(r);
    }
    return read_value(r, item);
}

static bool read_list(struct reader* r, struct json* to, char close) {
    if (++r->depth > deepest_nesting) return fail(r, JSON_TOO_DEEP);
    struct json** last = &to->first;
    skip_space(r);
    if (!accept_char(r, close)) {
        do {
            struct json* const item = arena_get(r->arena, sizeof *item);
            if (!read_member(r, to, item)) return false;
            *last = item;
            last = &item->next;
            ++to->count;
            skip_space(r);
        } while (accept_char(r, ','));
        if (!accept_char(r, close)) return malformed(r);
    }
    --r->depth;
    return true;
}

static bool read_boolean(struct reader* r, struct json* to, bool value) {
    to->kind = JSON_BOOLEAN;
    to->boolean = value;
    return accept_word(r, value ? "true" : "false");
}

static bool read_value(struct reader* r, struct json* to) {
    skip_space(r);
    if (r->at == r->end) return malformed(r);
    switch (*r->at) {
    case '{':
        to->kind = JSON_OBJECT;
        ++r->at;
        return read_list(r, to, '}');
    case '[':
        to->kind = JSON_ARRAY;
        ++r->at;
        return read_list(r, to, ']');
    case '"':
        to->kind = JSON_TEXT;
        return read_text(r, &to->text, &to->size);
    case 't':
        return read_boolean(r, to, true);
    case 'f':
        return read_boolean(r, to, false);
    case 'n':
        to->kind = JSON_NULL;
        return accept_word(r, "null");
    default:
        return read_number(r, to);
    }
}

enum json_fault json_read(const char* line, size_t size, struct arena* arena, struct json** value) {
    struct reader r = {line, line + size, arena, 0, JSON_FINE};
    *value = arena_get(arena, sizeof **value);
    if (!read_value(&r, *value)) return r.fault;
    skip_space(&r);
    return r.at == r.end ? JSON_FINE : JSON_MALFORMED;
}

const struct json* json_member(const struct json* object, const char* name) {
    const struct json* found = NULL;
    if (object == NULL || object->kind != JSON_OBJECT) return NULL;
    const size_t size = strlen(name);
    for (const struct json* each = object->first; each != NULL; each = each->next)
        if (each->key_size == size && memcmp(each->key, name, size) == 0) found = each;
    return found;
}

const struct json* json_item(const struct json* array, size_t index) {
    const struct json* item = array->first;
    for (; index > 0; --index)
        item = item->next;
    return item;
}

bool json_is_text(const struct json* value, const char* text) {
    return value != NULL && value->kind == JSON_TEXT && value->size == strlen(text) &&
           memcmp(value->text, text, value->size) == 0;
}
