#include "refusal.h"

#include <stdarg.h>
#include <stdio.h>

bool refuse(struct refusal* to, enum refusal_kind kind, const char* form, ...) {
    if (to->kind != REFUSED_NOT) return false;
    to->kind = kind;
    va_list values;
    va_start(values, form);
    vsnprintf(to->why, sizeof to->why, form, values);
    va_end(values);
    return false;
}
