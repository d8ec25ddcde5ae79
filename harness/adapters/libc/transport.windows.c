#include "native.h"

#include "transport.h"

// Past the streams of the C library, so that no octet is translated.
size_t transport_read(char* space, size_t size) {
    DWORD count = 0;
    const DWORD most = size > 1 << 20 ? 1 << 20 : (DWORD)size;
    // A write of no octets to the pipe is no end of it.
    do {
        if (!ReadFile(GetStdHandle(STD_INPUT_HANDLE), space, most, &count, NULL)) return 0;
    } while (count == 0 && GetFileType(GetStdHandle(STD_INPUT_HANDLE)) == FILE_TYPE_PIPE);
    return count;
}

bool transport_write(const char* data, size_t size) {
    while (size > 0) {
        DWORD count = 0;
        const DWORD most = size > 1 << 20 ? 1 << 20 : (DWORD)size;
        if (!WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), data, most, &count, NULL)) return false;
        data += count;
        size -= count;
    }
    return true;
}
