// What the system answers refsock about sockets, with the chosen fault in it.
#include "faults.hpp"

#include <cerrno>
#include <cstdarg>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using faults::fault;
using faults::is;

namespace {

bool is_ipv4(const sockaddr* name, socklen_t length) {
    return name->sa_family == AF_INET && length >= sizeof(sockaddr_in);
}

/// The address with what the fault of bind takes away.
sockaddr_in changed_address(const sockaddr* name) {
    sockaddr_in out{};
    std::memcpy(&out, name, sizeof out);
    if (is(fault::bind_port)) out.sin_port = 0;
    if (is(fault::bind_wildcard)) out.sin_addr.s_addr = INADDR_ANY;
    return out;
}

int other_way(int how) {
    if (is(fault::shutdown_half) && how == SHUT_RDWR) return SHUT_WR;
    if (!is(fault::shutdown_swapped) || how == SHUT_RDWR) return how;
    return how == SHUT_RD ? SHUT_WR : SHUT_RD;
}

} // namespace

extern "C" {

int faulty_socket(int family, int type, int protocol) {
    if (is(fault::socket_inherited)) type &= ~SOCK_CLOEXEC;
    return ::socket(family, type, protocol);
}

int faulty_socketpair(int family, int type, int protocol, int made[2]) {
    if (is(fault::pair_type)) type = SOCK_STREAM | (type & SOCK_CLOEXEC);
    if (is(fault::pair_inherited)) type &= ~SOCK_CLOEXEC;
    return ::socketpair(family, type, protocol, made);
}

int faulty_accept4(int descriptor, sockaddr* name, socklen_t* length, int flags) {
    if (is(fault::accept_inherited)) flags &= ~SOCK_CLOEXEC;
    const socklen_t room = *length;
    const int made = ::accept4(descriptor, name, length, flags);
    if (made >= 0 && is(fault::accept_own_name)) {
        *length = room;
        ::getsockname(made, name, length);
    }
    return made;
}

int faulty_close(int descriptor) {
    return is(fault::close_leaks) ? 0 : ::close(descriptor);
}

int faulty_bind(int descriptor, const sockaddr* name, socklen_t length) {
    const int on = 1;
    if (is(fault::bind_reuses)) ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (!is_ipv4(name, length)) return ::bind(descriptor, name, length);
    const sockaddr_in changed = changed_address(name);
    return ::bind(descriptor, reinterpret_cast<const sockaddr*>(&changed), sizeof changed);
}

int faulty_connect(int descriptor, const sockaddr* name, socklen_t length) {
    const bool has_path =
        name->sa_family == AF_UNIX && length > offsetof(sockaddr_un, sun_path) + 2;
    if (!has_path || !is(fault::connect_path_cut)) return ::connect(descriptor, name, length);
    sockaddr_un cut{};
    std::memcpy(&cut, name, length);
    const bool ends = cut.sun_path[0] != '\0' &&
                      cut.sun_path[length - offsetof(sockaddr_un, sun_path) - 1] == '\0';
    cut.sun_path[length - offsetof(sockaddr_un, sun_path) - (ends ? 2 : 1)] = '\0';
    return ::connect(descriptor, reinterpret_cast<const sockaddr*>(&cut), length - 1);
}

int faulty_listen(int descriptor, int backlog) {
    return ::listen(descriptor, is(fault::listen_backlog) ? SOMAXCONN : backlog);
}

int faulty_shutdown(int descriptor, int how) {
    return ::shutdown(descriptor, other_way(how));
}

int faulty_fcntl(int descriptor, int command, ...) {
    va_list rest;
    va_start(rest, command);
    int argument = command == F_GETFL || command == F_GETFD ? 0 : va_arg(rest, int);
    va_end(rest);
    if (command == F_SETFL && is(fault::blocking_stays)) argument &= ~O_NONBLOCK;
    if (command == F_SETFL && is(fault::blocking_lost)) argument |= O_NONBLOCK;
    if (command == F_DUPFD_CLOEXEC && is(fault::duplicate_same)) return descriptor;
    if (command == F_DUPFD_CLOEXEC && is(fault::duplicate_inherited)) command = F_DUPFD;
    return ::fcntl(descriptor, command, argument);
}

int faulty_poll(pollfd* entries, nfds_t count, int milliseconds) {
    if (is(fault::poll_ready)) return 1;
    if (milliseconds > 0 && is(fault::poll_twice)) milliseconds *= 2;
    const int ready = ::poll(entries, count, milliseconds);
    if (ready < 0 && errno == EINTR && is(fault::poll_interrupted)) errno = EIO;
    return ready;
}

ssize_t faulty_recvfrom(int descriptor, void* data, size_t size, int flags, sockaddr* name,
                        socklen_t* length) {
    if (is(fault::receive_flags)) flags = 0;
    const ssize_t got = ::recvfrom(descriptor, data, size, flags, name, length);
    if (got >= 0 && length != nullptr && is(fault::receive_from)) *length = 0;
    return got > 1 && is(fault::receive_short) ? got - 1 : got;
}

ssize_t faulty_sendto(int descriptor, const void* data, size_t size, int flags,
                      const sockaddr* name, socklen_t length) {
    if (is(fault::send_flags)) flags &= MSG_NOSIGNAL;
    if (is(fault::send_signal)) flags &= ~MSG_NOSIGNAL;
    const bool to_peer = is(fault::send_address);
    const ssize_t taken =
        ::sendto(descriptor, data, size, flags, to_peer ? nullptr : name, to_peer ? 0 : length);
    return taken > 0 && is(fault::send_count) ? taken + 1 : taken;
}

int faulty_getsockname(int descriptor, sockaddr* name, socklen_t* length) {
    const socklen_t room = *length;
    if (is(fault::names_swapped_own) && ::getpeername(descriptor, name, length) == 0) return 0;
    *length = room;
    return ::getsockname(descriptor, name, length);
}

int faulty_getpeername(int descriptor, sockaddr* name, socklen_t* length) {
    return is(fault::names_swapped_peer) ? ::getsockname(descriptor, name, length)
                                         : ::getpeername(descriptor, name, length);
}

int faulty_getsockopt(int descriptor, int level, int option, void* value, socklen_t* length) {
    const socklen_t room = *length;
    const int result = ::getsockopt(descriptor, level, option, value, length);
    const bool is_error = level == SOL_SOCKET && option == SO_ERROR;
    if (result == 0 && is(is_error ? fault::connect_error_lost : fault::option_get_zero))
        std::memset(value, 0, *length);
    if (result == 0 && !is_error && is(fault::option_get_length)) *length = room;
    return result;
}

int faulty_setsockopt(int descriptor, int level, int option, const void* value, socklen_t length) {
    if (is(fault::option_set_lost)) return 0;
    return ::setsockopt(descriptor, is(fault::option_set_level) ? SOL_SOCKET : level, option, value,
                        length);
}

} // extern "C"
