#include "native.h"

#include "error_texts.h"
#include "locks.h"

#include <stdio.h>
#include <string.h>

const char* const native_space = "errno";
const char* const host_space = "h_errno";

void native_text(int number, char* to, size_t size) {
    static native_lock lock = LOCK_INITIALIZER;
    lock_enter(&lock);
    snprintf(to, size, "%s", strerror(number));
    lock_leave(&lock);
}

void gai_text(int number, char* to, size_t size) {
    snprintf(to, size, "%s", gai_strerror(number));
}

void host_text(int number, char* to, size_t size) {
    snprintf(to, size, "%s", hstrerror(number));
}

bool is_gai_system(int number) {
    return number == EAI_SYSTEM;
}

bool is_host_internal(int number) {
#ifdef NETDB_INTERNAL
    return number == NETDB_INTERNAL;
#else
    (void)number;
    return false;
#endif
}
