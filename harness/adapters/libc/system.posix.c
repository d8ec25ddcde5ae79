#include "system.h"

#include "locks.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>

static const double longest_wait = 86400;

static void do_nothing(int number) {
    (void)number;
}

static void handle_signal(int number, void (*handler)(int)) {
    struct sigaction action = {0};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void system_start(void) {
    handle_signal(SIGPIPE, SIG_IGN);
    // Without SA_RESTART: an interrupted call says so.
    handle_signal(SIGUSR1, do_nothing);
}

int last_error(void) {
    return errno;
}

int64_t nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int close_socket(native_socket handle) {
    return close(handle);
}

native_socket duplicate_socket(native_socket handle) {
    return dup(handle);
}

int set_blocking(native_socket handle, bool blocking) {
    const int flags = fcntl(handle, F_GETFL);
    if (flags < 0) return -1;
    return fcntl(handle, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK);
}

int is_blocking(native_socket handle) {
    const int flags = fcntl(handle, F_GETFL);
    return flags < 0 ? -1 : (flags & O_NONBLOCK) == 0;
}

int is_inheritable(native_socket handle) {
    const int flags = fcntl(handle, F_GETFD);
    return flags < 0 ? -1 : (flags & FD_CLOEXEC) == 0;
}

// Rounded up, so that poll does not return early.
static int milliseconds_until(int64_t end) {
    const int64_t left = (end - nanoseconds() + 999999) / 1000000;
    return left > 0 ? (int)left : 0;
}

int wait_ready(native_socket handle, bool to_write, double seconds) {
    // poll would take a negative descriptor for one that is never ready.
    if (handle < 0) {
        errno = EBADF;
        return -1;
    }
    const double span = seconds < longest_wait ? seconds : longest_wait;
    const int64_t end = nanoseconds() + (int64_t)(span * 1e9);
    for (;;) {
        struct pollfd entry = {handle, to_write ? POLLOUT : POLLIN, 0};
        const int ready = poll(&entry, 1, milliseconds_until(end));
        if (ready > 0 && (entry.revents & POLLNVAL) != 0) {
            errno = EBADF;
            return -1;
        }
        if (ready >= 0) return ready;
        if (errno != EINTR) return -1;
    }
}

int64_t receive_now(native_socket handle, char* to, size_t size) {
    const ssize_t count = recv(handle, to, size, MSG_DONTWAIT);
    if (count >= 0) return count;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? -2 : -1;
}

int make_pair(int family, int type, int proto, native_socket pair[2]) {
    return socketpair(family, type, proto, pair);
}

int text_to_inet(const char* text, struct in_addr* to) {
    return inet_aton(text, to);
}

void shut_down(native_socket handle) {
    shutdown(handle, SHUT_RDWR);
}

void forget_linger(native_socket handle) {
    const struct linger off = {0, 0};
    setsockopt(handle, SOL_SOCKET, SO_LINGER, &off, sizeof off);
}

static void end_when_still(void* given) {
    int64_t (*const* progress)(void) = given;
    struct pollfd entry = {STDIN_FILENO, 0, 0};
    while (poll(&entry, 1, -1) < 0 && errno == EINTR) {
    }
    for (;;) {
        const int64_t before = (*progress)();
        struct timespec second = {1, 0};
        while (nanosleep(&second, &second) < 0) {
        }
        if ((*progress)() == before) _Exit(EXIT_SUCCESS);
    }
}

void watch_end_of_input(int64_t (*progress)(void)) {
    static int64_t (*kept)(void);
    native_thread ignored;
    kept = progress;
    thread_start(&ignored, end_when_still, &kept);
}
