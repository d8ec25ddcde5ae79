#include "system.h"

#include "locks.h"

#include <stdio.h>
#include <stdlib.h>

static const double longest_wait = 86400;

void system_start(void) {
    WSADATA data;
    const int number = WSAStartup(MAKEWORD(2, 2), &data);
    if (number == 0) return;
    fprintf(stderr, "libc-adapter: WSAStartup: error %d\n", number);
    _Exit(EXIT_FAILURE);
}

int last_error(void) {
    return WSAGetLastError();
}

int64_t nanoseconds(void) {
    LARGE_INTEGER frequency;
    LARGE_INTEGER now;
    QueryPerformanceFrequency(&frequency);
    QueryPerformanceCounter(&now);
    // In two parts, so that the product does not overflow.
    const int64_t seconds = now.QuadPart / frequency.QuadPart;
    const int64_t rest = now.QuadPart % frequency.QuadPart;
    return seconds * 1000000000 + rest * 1000000000 / frequency.QuadPart;
}

int close_socket(native_socket handle) {
    return closesocket(handle);
}

native_socket duplicate_socket(native_socket handle) {
    WSAPROTOCOL_INFOW info;
    if (WSADuplicateSocketW(handle, GetCurrentProcessId(), &info) != 0) return NO_SOCKET;
    return WSASocketW(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, 0,
                      WSA_FLAG_OVERLAPPED);
}

int set_blocking(native_socket handle, bool blocking) {
    u_long without = !blocking;
    return ioctlsocket(handle, FIONBIO, &without);
}

int is_blocking(native_socket handle) {
    (void)handle;
    return -2;
}

int is_inheritable(native_socket handle) {
    DWORD flags = 0;
    if (!GetHandleInformation((HANDLE)handle, &flags)) return -1;
    return (flags & HANDLE_FLAG_INHERIT) != 0;
}

static struct timeval time_until(int64_t end) {
    const int64_t left = end - nanoseconds();
    struct timeval time = {0, 0};
    if (left > 0) {
        time.tv_sec = (long)(left / 1000000000);
        time.tv_usec = (long)(left % 1000000000 / 1000);
    }
    return time;
}

int wait_ready(native_socket handle, bool to_write, double seconds) {
    const double span = seconds < longest_wait ? seconds : longest_wait;
    const int64_t end = nanoseconds() + (int64_t)(span * 1e9);
    for (;;) {
        fd_set ready;
        // A connect that failed is an exception.
        fd_set failed;
        ready.fd_count = failed.fd_count = 1;
        ready.fd_array[0] = failed.fd_array[0] = handle;
        struct timeval time = time_until(end);
        const int count = select(0, to_write ? NULL : &ready, to_write ? &ready : NULL,
                                 to_write ? &failed : NULL, &time);
        if (count != 0) return count > 0 ? 1 : -1;
        if (nanoseconds() >= end) return 0;
    }
}

int64_t receive_now(native_socket handle, char* to, size_t size) {
    const int count = recv(handle, to, (int)size, 0);
    return count < 0 && WSAGetLastError() == WSAEWOULDBLOCK ? -2 : count;
}

int make_pair(int family, int type, int proto, native_socket pair[2]) {
    (void)family;
    (void)type;
    (void)proto;
    (void)pair;
    return -2;
}

int text_to_inet(const char* text, struct in_addr* to) {
    (void)text;
    (void)to;
    return -2;
}

void shut_down(native_socket handle) {
    shutdown(handle, SD_BOTH);
}

void forget_linger(native_socket handle) {
    const struct linger off = {0, 0};
    setsockopt(handle, SOL_SOCKET, SO_LINGER, (const char*)&off, sizeof off);
}

static bool input_has_ended(void) {
    const HANDLE input = GetStdHandle(STD_INPUT_HANDLE);
    return !PeekNamedPipe(input, NULL, 0, NULL, NULL, NULL) && GetLastError() == ERROR_BROKEN_PIPE;
}

static void end_when_still(void* given) {
    int64_t (*const* progress)(void) = given;
    // No wait tells that the writer of the pipe is gone.
    while (!input_has_ended())
        Sleep(100);
    for (;;) {
        const int64_t before = (*progress)();
        Sleep(1000);
        if ((*progress)() == before) _Exit(EXIT_SUCCESS);
    }
}

void watch_end_of_input(int64_t (*progress)(void)) {
    static int64_t (*kept)(void);
    native_thread thread;
    if (GetFileType(GetStdHandle(STD_INPUT_HANDLE)) != FILE_TYPE_PIPE) return;
    kept = progress;
    if (thread_start(&thread, end_when_still, &kept)) thread_forget(thread);
}
