#include "native.h"

#include "platform_facts.h"

#include <stdio.h>

#if defined(_UCRT) || defined(_MSC_VER)
#define C_LIBRARY "ucrt"
#else
#define C_LIBRARY "msvcrt"
#endif

const bool timeouts_are_timeval = false;

typedef LONG WINAPI get_version(OSVERSIONINFOW*);

union version_function {
    FARPROC found;
    get_version* call;
};

// The documented functions tell the version that the program's manifest names, this one the truth.
static void write_kernel(struct text* to) {
    char words[64] = "Windows";
    OSVERSIONINFOW version = {0};
    union version_function function = {NULL};
    const HMODULE module = GetModuleHandleW(L"ntdll.dll");
    version.dwOSVersionInfoSize = sizeof version;
    if (module != NULL) function.found = GetProcAddress(module, "RtlGetVersion");
    if (function.found != NULL) {
        function.call(&version);
        snprintf(words, sizeof words, "Windows %lu.%lu.%lu", version.dwMajorVersion,
                 version.dwMinorVersion, version.dwBuildNumber);
    }
    text_quote_words(to, words);
}

static const char* machine(void) {
    SYSTEM_INFO system;
    GetNativeSystemInfo(&system);
    switch (system.wProcessorArchitecture) {
    case PROCESSOR_ARCHITECTURE_AMD64:
        return "x86_64";
    case PROCESSOR_ARCHITECTURE_ARM64:
        return "aarch64";
    case PROCESSOR_ARCHITECTURE_INTEL:
        return "i386";
    default:
        return "unknown";
    }
}

void write_platform_facts(struct text* to) {
    text_say(to, "\"libc\":\"" C_LIBRARY "\",\"kernel\":");
    write_kernel(to);
    text_say(to, ",\"machine\":");
    text_quote_words(to, machine());
    text_say(to, ",\"sun_path\":");
    text_number(to, (int64_t)sizeof(((struct sockaddr_un*)0)->sun_path));
    text_say(to, ",");
}
