#include "utf8.h"

// RFC 3629, section 4: what the second octet may be depends on the first.
static bool second_fits(unsigned first, unsigned second) {
    if (first == 0xe0) return second >= 0xa0;
    if (first == 0xed) return second <= 0x9f;
    if (first == 0xf0) return second >= 0x90;
    if (first == 0xf4) return second <= 0x8f;
    return true;
}

size_t utf8_character(const char* text, size_t size) {
    const unsigned char* const octets = (const unsigned char*)text;
    if (size == 0) return 0;
    const unsigned first = octets[0];
    if (first < 0x80) return 1;
    if (first < 0xc2 || first > 0xf4) return 0;
    const size_t length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (size < length || !second_fits(first, octets[1])) return 0;
    for (size_t i = 1; i < length; ++i)
        if ((octets[i] & 0xc0) != 0x80) return 0;
    return length;
}

bool is_utf8(const char* text, size_t size) {
    while (size > 0) {
        const size_t length = utf8_character(text, size);
        if (length == 0) return false;
        text += length;
        size -= length;
    }
    return true;
}

size_t utf8_encode(unsigned long number, char to[4]) {
    if (number < 0x80) {
        to[0] = (char)number;
        return 1;
    }
    const size_t length = number < 0x800 ? 2 : number < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = length - 1; i > 0; --i) {
        to[i] = (char)(0x80 | (number & 0x3f));
        number >>= 6;
    }
    to[0] = (char)(marks[length] | number);
    return length;
}
