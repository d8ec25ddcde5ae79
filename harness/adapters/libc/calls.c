#include "calls.h"

#include <string.h>

typedef struct call_table area(void);

static area* const areas[] = {conversion_calls, name_calls,    service_calls,
                              creation_calls,   socket_calls,  transfer_calls,
                              auxiliary_calls,  control_calls, lacking_calls};
enum { area_count = sizeof areas / sizeof *areas, lacking_area = area_count - 1 };

const struct call* find_call(const char* name) {
    for (size_t i = 0; i < area_count; ++i) {
        const struct call_table table = areas[i]();
        for (size_t k = 0; k < table.count; ++k)
            if (strcmp(table.calls[k].name, name) == 0) return &table.calls[k];
    }
    return NULL;
}

void write_call_names(struct text* to) {
    const char* before = "[";
    for (size_t i = 0; i < lacking_area; ++i) {
        const struct call_table table = areas[i]();
        for (size_t k = 0; k < table.count; ++k) {
            text_say(to, before);
            text_quote_words(to, table.calls[k].name);
            before = ",";
        }
    }
    text_say(to, "]");
}
