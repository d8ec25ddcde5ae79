#include "native.h"

#include "error_texts.h"

#include <stdio.h>
#include <string.h>

const char* const native_space = "wsa";
const char* const host_space = "h_errno";

// Texts of the system end with a full stop and a new line.
void native_text(int number, char* to, size_t size) {
    wchar_t wide[256];
    const DWORD length =
        FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, NULL,
                       (DWORD)number, 0, wide, sizeof wide / sizeof *wide, NULL);
    const int octets =
        WideCharToMultiByte(CP_UTF8, 0, wide, (int)length, to, (int)size - 1, NULL, NULL);
    to[octets] = '\0';
    for (size_t end = strlen(to); end > 0 && strchr(" \t\r\n.", to[end - 1]) != NULL; --end)
        to[end - 1] = '\0';
    if (*to == '\0') snprintf(to, size, "Unknown error %d", number);
}

// The numbers of all three are the system's, and gai_strerror is not safe from threads.
void gai_text(int number, char* to, size_t size) {
    native_text(number, to, size);
}

void host_text(int number, char* to, size_t size) {
    native_text(number, to, size);
}

bool is_gai_system(int number) {
    (void)number;
    return false;
}

// Here h_errno is the last error, whatever it is of.
bool is_host_internal(int number) {
    return number < WSAHOST_NOT_FOUND || number > WSANO_DATA;
}
