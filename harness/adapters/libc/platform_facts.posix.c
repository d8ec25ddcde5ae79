#include "native.h"

#include "platform_facts.h"

#include <stdio.h>
#include <sys/utsname.h>

const bool timeouts_are_timeval = true;

static void write_fact(const char* name, const char* words, struct text* to) {
    text_quote_words(to, name);
    text_say(to, ":");
    text_quote_words(to, words);
    text_say(to, ",");
}

// Only glibc names itself and its version at run time.
static void write_c_library(struct text* to) {
#ifdef _CS_GNU_LIBC_VERSION
    char words[64];
    const size_t size = confstr(_CS_GNU_LIBC_VERSION, words, sizeof words);
    if (size > 1 && size <= sizeof words) write_fact("libc", words, to);
#else
    (void)to;
#endif
}

void write_platform_facts(struct text* to) {
    struct utsname system;
    write_c_library(to);
    if (uname(&system) >= 0) {
        char words[sizeof system.sysname + sizeof system.release + 1];
        snprintf(words, sizeof words, "%s %s", system.sysname, system.release);
        write_fact("kernel", words, to);
        write_fact("machine", system.machine, to);
    }
    text_say(to, "\"sun_path\":");
    text_number(to, (int64_t)sizeof(((struct sockaddr_un*)0)->sun_path));
    text_say(to, ",");
}
