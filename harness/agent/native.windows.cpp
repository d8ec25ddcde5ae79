#include "native.hpp"

namespace agent::native {
namespace {

/// The sockets of one kind of event.
class socket_set {
public:
    socket_set() { FD_ZERO(&set_); }

    void add(handle one) {
        if (set_.fd_count < FD_SETSIZE) set_.fd_array[set_.fd_count++] = one;
    }
    bool has(handle one) {
        for (u_int i = 0; i < set_.fd_count; ++i)
            if (set_.fd_array[i] == one) return true;
        return false;
    }
    fd_set* get() { return set_.fd_count == 0 ? nullptr : &set_; }

private:
    fd_set set_;
};

short events_of(handle one, socket_set& readable, socket_set& writable, socket_set& failed) {
    int events = 0;
    if (readable.has(one)) events |= POLLIN;
    if (writable.has(one) || failed.has(one)) events |= POLLOUT;
    return static_cast<short>(events);
}

} // namespace

int poll(pollfd* waiting, std::size_t size, int milliseconds) {
    socket_set readable, writable, failed;
    for (std::size_t i = 0; i < size; ++i) {
        if ((waiting[i].events & POLLIN) != 0) readable.add(waiting[i].fd);
        if ((waiting[i].events & POLLOUT) == 0) continue;
        writable.add(waiting[i].fd);
        failed.add(waiting[i].fd);
    }
    timeval limit{milliseconds / 1000, milliseconds % 1000 * 1000};
    const int ready = ::select(0, readable.get(), writable.get(), failed.get(),
                               milliseconds < 0 ? nullptr : &limit);
    if (ready == SOCKET_ERROR) return -1;
    for (std::size_t i = 0; i < size; ++i)
        waiting[i].revents =
            ready == 0 ? short{0} : events_of(waiting[i].fd, readable, writable, failed);
    return ready;
}

void close(handle closed) {
    ::closesocket(closed);
}

void prepare(handle made) {
    ::SetHandleInformation(reinterpret_cast<HANDLE>(made), HANDLE_FLAG_INHERIT, 0);
    u_long on = 1;
    ::ioctlsocket(made, static_cast<long>(FIONBIO), &on);
}

library::library() {
    WSADATA ignored;
    if (const int error = ::WSAStartup(MAKEWORD(2, 2), &ignored); error != 0)
        throw std::system_error(error, std::system_category(), "WSAStartup");
}

library::~library() {
    ::WSACleanup();
}

} // namespace agent::native
