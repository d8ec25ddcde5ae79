#include "native.hpp"
#include "refsock/error.hpp"
#include "socket_backend.hpp"
#include "wake_event.hpp"

#include <algorithm>
#include <cmath>
#include <sys/time.h>

namespace refsock::detail {
namespace {

#ifdef SOCK_CLOEXEC
constexpr int close_on_exec = SOCK_CLOEXEC;
#else
constexpr int close_on_exec = 0;
#endif
#ifdef SOCK_NONBLOCK
constexpr int non_blocking = SOCK_NONBLOCK;
#else
constexpr int non_blocking = 0;
#endif
#ifdef MSG_NOSIGNAL
constexpr int no_signal = MSG_NOSIGNAL;
#elif defined(SO_NOSIGPIPE)
constexpr int no_signal = 0;
#else
#error "this platform has no way to send without SIGPIPE"
#endif
#ifdef MSG_DONTWAIT
constexpr int not_blocking = MSG_DONTWAIT;
#else
constexpr int not_blocking = 0;
#endif

int descriptor(native_handle handle) noexcept {
    return static_cast<int>(handle);
}

/// Sets `code` by the result of a native call that fails with -1.
bool succeeded(ssize_t result, std::error_code& code) noexcept {
    code = result < 0 ? last_error() : std::error_code{};
    return result >= 0;
}

/// Makes a new descriptor close-on-exec where the call that made it could not. A program that
/// another thread executes in between inherits it: those platforms have no way around that.
native_handle new_handle(int result, std::error_code& code) noexcept {
    if (!succeeded(result, code)) return no_handle;
    if (close_on_exec == 0) ::fcntl(result, F_SETFD, FD_CLOEXEC);
    return result;
}

/// Puts a duplicate of `source` in the place of `target`, close-on-exec.
bool put_in_place(int source, int target) noexcept {
    int result = -1;
    do {
#ifdef SOCK_CLOEXEC
        result = ::dup3(source, target, O_CLOEXEC);
#else
        result = ::dup2(source, target);
#endif
    } while (result < 0 && (errno == EINTR || errno == EBUSY));
    if (result >= 0 && close_on_exec == 0) ::fcntl(target, F_SETFD, FD_CLOEXEC);
    return result >= 0;
}

/// The system tells the whole length of an address that it had to cut.
void clamp(native_address& name) noexcept {
    name.length = std::min<socket_length>(name.length, sizeof name.storage);
}

/// SO_SNDTIMEO of a socket whose connect is asked again: what is left of it since this was made. At
/// the end it is as before. Nothing else can be sending on such a socket.
class shrinking_limit {
public:
    explicit shrinking_limit(native_handle handle) noexcept : handle_(handle) {}
    shrinking_limit(const shrinking_limit&) = delete;
    shrinking_limit& operator=(const shrinking_limit&) = delete;
    ~shrinking_limit() {
        if (seconds_ > 0) set(seconds_);
    }

    /// False if nothing is left.
    bool shrink() noexcept {
        if (seconds_ == 0) seconds_ = system_time_limit(handle_, direction::connect).value_or(0);
        if (seconds_ == 0) return true;
        const double left = start_.same_start(seconds_).remaining().value_or(0);
        if (left > 0) set(left);
        return left > 0;
    }

private:
    // Rounded up: a limit of zero would be none.
    void set(double seconds) noexcept {
        const auto microseconds = static_cast<std::int64_t>(std::ceil(seconds * 1e6));
        timeval limit{};
        limit.tv_sec = static_cast<decltype(limit.tv_sec)>(microseconds / 1000000);
        limit.tv_usec = static_cast<decltype(limit.tv_usec)>(microseconds % 1000000);
        ::setsockopt(descriptor(handle_), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    }

    native_handle handle_;
    deadline start_{std::nullopt};
    double seconds_ = 0; ///< the limit; 0 where there is none, or nobody asked yet
};

using name_call = int(int, sockaddr*, socklen_t*);

native_address name_by(name_call* call, native_handle handle, std::error_code& code) noexcept {
    native_address name;
    name.length = sizeof name.storage;
    if (!succeeded(call(descriptor(handle), name.get(), &name.length), code)) return {};
    clamp(name);
    return name;
}

} // namespace

std::error_code closed_error() noexcept {
    return native_error(EBADF);
}
std::error_code memory_error() noexcept {
    return native_error(ENOMEM);
}
bool is_lack(const std::error_code& code) noexcept {
    return code == native_error(EMFILE) || code == native_error(ENFILE) ||
           code == native_error(ENOBUFS) || code == native_error(ENOMEM);
}
std::error_code would_block_error() noexcept {
    return native_error(EAGAIN);
}

bool is_would_block(const std::error_code& code) noexcept {
    return code == native_error(EAGAIN) || code == native_error(EWOULDBLOCK);
}

bool is_interrupted(const std::error_code& code) noexcept {
    return code == native_error(EINTR);
}

// What the handle becomes when its socket is given up is no socket.
bool is_end_by_close(const std::error_code& code) noexcept {
    return code == native_error(ENOTSOCK) || is_interrupted(code);
}

bool fits_handle(native_handle handle) noexcept {
    return handle == static_cast<int>(handle);
}

int plain_type(int type) noexcept {
    return type & ~(close_on_exec | non_blocking);
}
bool asks_non_blocking(int type) noexcept {
    return (type & non_blocking) != 0;
}

native_handle open_socket(int family, int type, int proto, std::error_code& code) noexcept {
    return new_handle(::socket(family, type | close_on_exec, proto), code);
}

native_handle duplicate(native_handle handle, std::error_code& code) noexcept {
#ifdef F_DUPFD_CLOEXEC
    const int result = ::fcntl(descriptor(handle), F_DUPFD_CLOEXEC, 0);
#else
    const int result = ::dup(descriptor(handle));
    if (result >= 0) ::fcntl(result, F_SETFD, FD_CLOEXEC);
#endif
    return succeeded(result, code) ? result : no_handle;
}

void suppress_sigpipe([[maybe_unused]] native_handle handle) noexcept {
#if !defined(MSG_NOSIGNAL) && defined(SO_NOSIGPIPE)
    const int on = 1;
    ::setsockopt(descriptor(handle), SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
}

void close_handle(native_handle handle, std::error_code& code) noexcept {
    // Not repeated after EINTR: the descriptor is gone, and may be another thread's by then.
    succeeded(::close(descriptor(handle)), code);
}

void vacate_handle(native_handle handle, const held_handle&) noexcept {
    // Like close, dup2 lets go of the open file; the number goes on naming something, at which
    // calls that are late fail.
    const wake_event inert;
    if (inert.exists() && put_in_place(descriptor(inert.handle()), descriptor(handle))) return;
    // No descriptor is left for that. The peer sees the end all the same.
    ::shutdown(descriptor(handle), SHUT_RDWR);
}

void set_blocking(native_handle handle, bool blocking, std::error_code& code) noexcept {
    const int flags = ::fcntl(descriptor(handle), F_GETFL);
    if (!succeeded(flags, code)) return;
    const int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    if (wanted != flags) succeeded(::fcntl(descriptor(handle), F_SETFL, wanted), code);
}

wait_end wait_ready(native_handle handle, direction way, const deadline& limit,
                    native_handle event) noexcept {
    // poll would take a negative descriptor for one that is never ready.
    if (handle < 0) return {wait_end::failed, closed_error()};
    const short wanted = way == direction::read ? POLLIN : POLLOUT;
    pollfd entries[] = {{descriptor(handle), wanted, 0}, {descriptor(event), POLLIN, 0}};
    const nfds_t count = event == no_handle ? 1 : 2;
    for (;;) {
        const int ready = ::poll(entries, count, limit.milliseconds());
        if (ready > 0) return {entries[1].revents == 0 ? wait_end::ready : wait_end::woken, {}};
        if (ready == 0 && limit.passed()) return {wait_end::late, {}};
        if (ready < 0 && errno != EINTR) return {wait_end::failed, last_error()};
    }
}

std::optional<double> system_time_limit(native_handle handle, direction way) noexcept {
#ifndef __linux__
    // Elsewhere connect waits for as long as it takes.
    if (way == direction::connect) return std::nullopt;
#endif
    timeval limit{};
    socklen_t length = sizeof limit;
    const int name = way == direction::read ? SO_RCVTIMEO : SO_SNDTIMEO;
    if (::getsockopt(descriptor(handle), SOL_SOCKET, name, &limit, &length) != 0)
        return std::nullopt;
    const double seconds =
        static_cast<double>(limit.tv_sec) + static_cast<double>(limit.tv_usec) / 1e6;
    return seconds > 0 ? std::optional(seconds) : std::nullopt;
}

native_handle accept_connection(native_handle handle, native_address& from,
                                std::error_code& code) noexcept {
    from.length = sizeof from.storage;
#ifdef SOCK_CLOEXEC
    const int made = ::accept4(descriptor(handle), from.get(), &from.length, SOCK_CLOEXEC);
#else
    const int made = ::accept(descriptor(handle), from.get(), &from.length);
#endif
    const native_handle result = new_handle(made, code);
    clamp(from);
    return result;
}

void bind_to(native_handle handle, const native_address& local, std::error_code& code) noexcept {
    succeeded(::bind(descriptor(handle), local.get(), local.length), code);
}

void listen_on(native_handle handle, int backlog, std::error_code& code) noexcept {
    succeeded(::listen(descriptor(handle), backlog), code);
}

void shut_down(native_handle handle, int how, std::error_code& code) noexcept {
    succeeded(::shutdown(descriptor(handle), how), code);
}

// An interrupted connect goes on being made, save that Linux gives up one that waits for room in
// the backlog of an AF_UNIX listener: asking again tells the two apart.
connect_progress begin_connect(native_handle handle, const native_address& remote,
                               std::error_code& code) noexcept {
    const bool local = remote.get()->sa_family == AF_UNIX;
    bool again = false;
    shrinking_limit limit(handle);
    while (!succeeded(::connect(descriptor(handle), remote.get(), remote.length), code)) {
        const int number = code.value();
        if (number == EINPROGRESS) return connect_progress::pending;
        if (number == EINTR && !local) return connect_progress::interrupted;
        if (number == EALREADY && again) return connect_progress::interrupted;
        if (number == EISCONN && again) break;
        if (number == EAGAIN && local) return connect_progress::crowded;
        if (number != EINTR) return connect_progress::failed;
        again = true;
        if (limit.shrink()) continue;
        code = would_block_error();
        return connect_progress::crowded;
    }
    code.clear();
    return connect_progress::done;
}

std::error_code late_connect_error() noexcept {
    return native_error(EINPROGRESS);
}

std::error_code take_error(native_handle handle) noexcept {
    int number = 0;
    socklen_t length = sizeof number;
    if (::getsockopt(descriptor(handle), SOL_SOCKET, SO_ERROR, &number, &length) < 0) {
        return last_error();
    }
    return number == 0 ? std::error_code{} : native_error(number);
}

std::size_t receive(native_handle handle, std::span<std::byte> buffer, int flags, call_mode mode,
                    native_address* from, std::error_code& code) noexcept {
    sockaddr* const name = from == nullptr ? nullptr : from->get();
    socklen_t length = from == nullptr ? 0 : sizeof from->storage;
    if (mode == call_mode::at_once) flags |= not_blocking;
    const ssize_t size = ::recvfrom(descriptor(handle), buffer.data(), buffer.size(), flags, name,
                                    from == nullptr ? nullptr : &length);
    if (!succeeded(size, code)) return 0;
    if (from != nullptr) {
        from->length = length;
        clamp(*from);
    }
    return static_cast<std::size_t>(size);
}

// Linux: a datagram socket after SHUT_RD.
bool is_at_end([[maybe_unused]] native_handle handle) noexcept {
#ifdef POLLRDHUP
    pollfd entry{descriptor(handle), POLLRDHUP, 0};
    return handle >= 0 && ::poll(&entry, 1, 0) > 0 && (entry.revents & POLLRDHUP) != 0;
#else
    return false;
#endif
}

std::size_t transmit(native_handle handle, std::span<const std::byte> data, int flags,
                     call_mode mode, const native_address* to, std::error_code& code) noexcept {
    const sockaddr* const name = to == nullptr ? nullptr : to->get();
    const socklen_t length = to == nullptr ? 0 : to->length;
    flags |= no_signal;
    if (mode == call_mode::at_once) flags |= not_blocking;
    const ssize_t size =
        ::sendto(descriptor(handle), data.data(), data.size(), flags, name, length);
    return succeeded(size, code) ? static_cast<std::size_t>(size) : 0;
}

native_address local_name(native_handle handle, std::error_code& code) noexcept {
    return name_by(::getsockname, handle, code);
}

native_address peer_name(native_handle handle, std::error_code& code) noexcept {
    return name_by(::getpeername, handle, code);
}

std::size_t get_option(native_handle handle, int level, int name, std::span<std::byte> value,
                       std::error_code& code) noexcept {
    auto length = static_cast<socklen_t>(value.size());
    if (!succeeded(::getsockopt(descriptor(handle), level, name, value.data(), &length), code)) {
        return 0;
    }
    return std::min<std::size_t>(length, value.size());
}

void set_option(native_handle handle, int level, int name, std::span<const std::byte> value,
                std::error_code& code) noexcept {
    const auto length = static_cast<socklen_t>(value.size());
    succeeded(::setsockopt(descriptor(handle), level, name, value.data(), length), code);
}

} // namespace refsock::detail
