#include "values.h"

#include "constants.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { longest_fill = 256 << 20 };

static const char* kind_of_object(const struct json* value) {
    static const struct {
        const char* tag;
        const char* kind;
    } tags[] = {{"bytes", "octets"},     {"fill", "octets"},   {"integer", "an integer"},
                {"const", "an integer"}, {"float", "a float"}, {"socket", "a socket"}};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; ++i)
        if (json_member(value, tags[i].tag) != NULL) return tags[i].kind;
    return NULL;
}

static const char* kind_of(const struct json* value) {
    switch (value->kind) {
    case JSON_NULL:
        return "null";
    case JSON_BOOLEAN:
        return "a boolean";
    case JSON_INTEGER:
    case JSON_BIG:
        return "an integer";
    case JSON_FLOAT:
        return "a float";
    case JSON_TEXT:
        return "text";
    case JSON_ARRAY:
        return "a list";
    case JSON_OBJECT:
        break;
    }
    return kind_of_object(value);
}

static void not_that(const struct json* value, const char* needed, struct refusal* why) {
    const char* const kind = kind_of(value);
    if (kind == NULL)
        refuse(why, REFUSED_BAD_PARAMS, "an object without a tag of the protocol is no value");
    else
        refuse(why, REFUSED_INEXPRESSIBLE, "%s is needed, not %s", needed, kind);
}

static bool bad(struct refusal* why, const char* words) {
    return refuse(why, REFUSED_BAD_PARAMS, "%s", words);
}

const char* text_of(const struct json* value, struct refusal* why) {
    if (value->kind != JSON_TEXT) {
        not_that(value, "text", why);
        return NULL;
    }
    if (strlen(value->text) != value->size) {
        refuse(why, REFUSED_INEXPRESSIBLE, "text of C ends at its first NUL");
        return NULL;
    }
    return value->text;
}

bool is_octets(const struct json* value) {
    return json_member(value, "bytes") != NULL || json_member(value, "fill") != NULL;
}

static int nibble(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    return -1;
}

static struct octets room_for(size_t size, struct arena* arena, struct refusal* why) {
    const struct octets octets = {arena_try(arena, size), size};
    if (octets.data == NULL)
        refuse(why, REFUSED_INEXPRESSIBLE, "there is no memory for these octets");
    return octets;
}

static struct octets from_hexadecimal(const struct json* digits, struct arena* arena,
                                      struct refusal* why) {
    struct octets octets = {NULL, 0};
    if (digits->kind != JSON_TEXT || digits->size % 2 != 0) {
        bad(why, "bytes are text, pairs of hexadecimal digits");
        return octets;
    }
    octets = room_for(digits->size / 2, arena, why);
    for (size_t i = 0; octets.data != NULL && i < octets.size; ++i) {
        const int high = nibble(digits->text[2 * i]);
        const int low = nibble(digits->text[2 * i + 1]);
        if (high < 0 || low < 0) {
            bad(why, "bytes are lower-case hexadecimal digits");
            break;
        }
        octets.data[i] = (char)(high << 4 | low);
    }
    return octets;
}

static bool is_count(const struct json* value) {
    return value != NULL && value->kind == JSON_INTEGER && value->integer >= 0;
}

static struct octets generated(const struct json* size, const struct json* seed,
                               struct arena* arena, struct refusal* why) {
    struct octets octets = {NULL, 0};
    if (!is_count(size) || size->integer > longest_fill || !is_count(seed)) {
        bad(why, "fill is a number of octets up to 256 MiB, with a seed");
        return octets;
    }
    octets = room_for((size_t)size->integer, arena, why);
    uint32_t x = (uint32_t)seed->integer;
    for (size_t i = 0; octets.data != NULL && i < octets.size; ++i) {
        // The product wraps at 2^32, a multiple of 2^31, so the mask gives the remainder.
        x = (x * UINT32_C(1103515245) + 12345) & UINT32_C(0x7fffffff);
        octets.data[i] = (char)(x >> 16 & 255);
    }
    return octets;
}

struct octets octets_of(const struct json* value, struct arena* arena, struct refusal* why) {
    const struct json* const digits = json_member(value, "bytes");
    if (digits != NULL) return from_hexadecimal(digits, arena, why);
    const struct json* const size = json_member(value, "fill");
    if (size != NULL) return generated(size, json_member(value, "seed"), arena, why);
    not_that(value, "octets", why);
    return (struct octets){NULL, 0};
}

static int64_t constant_number(const struct json* name, struct refusal* why) {
    int64_t number = 0;
    if (name->kind == JSON_INTEGER) return name->integer;
    if (name->kind != JSON_TEXT)
        bad(why, "a constant is named by text");
    else if (!constant_value(name->text, name->size, &number))
        refuse(why, REFUSED_BAD_PARAMS, "the constant %.60s is not defined here", name->text);
    return number;
}

static int64_t constants_or_ed(const struct json* names, struct refusal* why) {
    if (names->kind != JSON_ARRAY) return constant_number(names, why);
    int64_t sum = 0;
    for (const struct json* name = names->first; name != NULL; name = name->next)
        sum |= constant_number(name, why);
    return sum;
}

static bool is_decimal(const char* text) {
    text += *text == '-';
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static int64_t tagged_integer(const struct json* digits, struct refusal* why) {
    if (digits->kind != JSON_TEXT || strlen(digits->text) != digits->size ||
        !is_decimal(digits->text)) {
        bad(why, "a tagged integer is the text of a decimal number");
        return 0;
    }
    errno = 0;
    const int64_t number = strtoll(digits->text, NULL, 10);
    if (errno == ERANGE)
        refuse(why, REFUSED_INEXPRESSIBLE, "no integer type of the interface holds it");
    return number;
}

int64_t integer_of(const struct json* value, struct refusal* why) {
    if (value->kind == JSON_INTEGER) return value->integer;
    if (value->kind == JSON_BOOLEAN) return value->boolean ? 1 : 0;
    if (value->kind == JSON_BIG) {
        refuse(why, REFUSED_INEXPRESSIBLE, "no integer type of the interface holds it");
        return 0;
    }
    const struct json* const names = json_member(value, "const");
    if (names != NULL) return constants_or_ed(names, why);
    const struct json* const digits = json_member(value, "integer");
    if (digits != NULL) return tagged_integer(digits, why);
    not_that(value, "an integer", why);
    return 0;
}

int64_t integer_within(const struct json* value, int64_t least, int64_t most, const char* type,
                       struct refusal* why) {
    const int64_t number = integer_of(value, why);
    if (number >= least && number <= most) return number;
    refuse(why, REFUSED_INEXPRESSIBLE, "the parameter is of type %s", type);
    return 0;
}

int int_of(const struct json* value, struct refusal* why) {
    return (int)integer_within(value, INT_MIN, INT_MAX, "int", why);
}

double number_of(const struct json* value, struct refusal* why) {
    if (value->kind == JSON_FLOAT || value->kind == JSON_INTEGER || value->kind == JSON_BIG)
        return value->number;
    const struct json* const name = json_member(value, "float");
    if (name == NULL) return (double)integer_of(value, why);
    if (json_is_text(name, "nan")) return NAN;
    if (json_is_text(name, "inf")) return INFINITY;
    if (json_is_text(name, "-inf")) return -INFINITY;
    bad(why, "a tagged float is nan, inf or -inf");
    return 0;
}

int64_t handle_of(const struct json* value, struct refusal* why) {
    const struct json* const number = json_member(value, "socket");
    if (number == NULL)
        not_that(value, "a socket", why);
    else if (!is_count(number))
        bad(why, "a socket is numbered from 1");
    else
        return number->integer;
    return 0;
}
