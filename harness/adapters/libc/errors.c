#include "errors.h"

#include "constants.h"
#include "error_texts.h"

#include <stdio.h>

struct error error_of_native(int number, const char* call) {
    struct error error = {NULL, native_space, number, constant_name(native_errors(), number),
                          "",   call};
    native_text(number, error.message, sizeof error.message);
    return error;
}

struct error error_of_gai(int number, int system, const char* call) {
    if (is_gai_system(number)) return error_of_native(system, call);
    struct error error = {"gaierror", "eai", number, constant_name(gai_errors(), number), "", call};
    gai_text(number, error.message, sizeof error.message);
    return error;
}

struct error error_of_host(int number, int system, const char* call) {
    if (is_host_internal(number)) return error_of_native(system, call);
    struct error error = {"herror", host_space, number, constant_name(host_errors(), number),
                          "",       call};
    host_text(number, error.message, sizeof error.message);
    return error;
}

struct error error_without_number(const char* message, const char* call) {
    struct error error = {NULL, NULL, 0, NULL, "", call};
    snprintf(error.message, sizeof error.message, "%s", message);
    return error;
}

void error_write(const struct error* error, struct text* to) {
    text_say(to, "{\"is\":[");
    if (error->special != NULL) {
        text_quote_words(to, error->special);
        text_say(to, ",");
    }
    text_say(to, "\"error\",\"os_error\"]");
    if (error->code != NULL) {
        text_say(to, ",\"code\":");
        text_quote_words(to, error->code);
    }
    if (error->space != NULL) {
        text_say(to, ",\"native\":{\"space\":");
        text_quote_words(to, error->space);
        text_say(to, ",\"value\":");
        text_number(to, error->number);
        text_say(to, "}");
    }
    text_say(to, ",\"message\":");
    text_quote_words(to, error->message);
    text_say(to, ",\"call\":");
    text_quote_words(to, error->call);
    text_say(to, "}");
}
