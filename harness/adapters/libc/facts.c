#include "native.h"

#include "facts.h"

#include "platform_facts.h"

// A member's place in a struct, under its own name.
#define PLACE(type, member)                                                                        \
    { #member, offsetof(struct type, member), sizeof(((struct type*)0)->member) }
#define LAYOUT(type, first, second)                                                                \
    {                                                                                              \
#type, sizeof(struct type), {                                                              \
            first, second                                                                          \
        }                                                                                          \
    }
#define NO_MEMBER                                                                                  \
    { NULL, 0, 0 }

struct place {
    const char* name;
    size_t offset;
    size_t size;
};

struct layout {
    const char* name;
    size_t size;
    struct place members[2];
};

// timeval first: it is not told where no option takes it.
static const struct layout layouts[] = {
    LAYOUT(timeval, PLACE(timeval, tv_sec), PLACE(timeval, tv_usec)),
    LAYOUT(linger, PLACE(linger, l_onoff), PLACE(linger, l_linger)),
    LAYOUT(in_addr, PLACE(in_addr, s_addr), NO_MEMBER),
    LAYOUT(ip_mreq, PLACE(ip_mreq, imr_multiaddr), PLACE(ip_mreq, imr_interface)),
    LAYOUT(ipv6_mreq, PLACE(ipv6_mreq, ipv6mr_multiaddr), PLACE(ipv6_mreq, ipv6mr_interface)),
};

static void write_layout(const struct layout* layout, struct text* to) {
    text_quote_words(to, layout->name);
    text_say(to, ":{\"size\":");
    text_number(to, (int64_t)layout->size);
    for (size_t i = 0; i < 2 && layout->members[i].name != NULL; ++i) {
        const struct place* const place = &layout->members[i];
        text_say(to, ",");
        text_quote_words(to, place->name);
        text_say(to, ":[");
        text_number(to, (int64_t)place->offset);
        text_say(to, ",");
        text_number(to, (int64_t)place->size);
        text_say(to, "]");
    }
    text_say(to, "}");
}

static bool is_little_endian(void) {
    const uint16_t one = 1;
    return *(const unsigned char*)&one == 1;
}

void write_facts(struct text* to) {
    text_say(to, is_little_endian() ? "{\"endian\":\"little\",\"bits\":"
                                    : "{\"endian\":\"big\",\"bits\":");
    text_number(to, (int64_t)sizeof(void*) * 8);
    text_say(to, ",");
    write_platform_facts(to);
    text_say(to, "\"layouts\":{");
    const size_t first = timeouts_are_timeval ? 0 : 1;
    for (size_t i = first; i < sizeof layouts / sizeof *layouts; ++i) {
        if (i > first) text_say(to, ",");
        write_layout(&layouts[i], to);
    }
    text_say(to, "}}");
}
