// The socket object.
#pragma once

#include "refsock/address.hpp"
#include "refsock/constants.hpp"
#include "refsock/export.hpp"
#include "refsock/held_handle.hpp"
#include "refsock/timeouts.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace refsock {

/// For the constructor of a socket object without a handle: `socket later(no_socket);`.
struct no_socket_tag {};
inline constexpr no_socket_tag no_socket;

/// The argument of SIO_KEEPALIVE_VALS: 0 or 1, then milliseconds.
struct keepalive_values {
    std::int64_t onoff = 0;
    std::int64_t time = 0;     ///< until the first probe of an idle connection
    std::int64_t interval = 0; ///< between probes that have no answer
};

struct accepted;
struct received_from;
struct received_into;

/// Owns one socket handle: movable, not copyable, closed by its destructor. It is close-on-exec and
/// never raises SIGPIPE. Calls that a signal interrupts resume with what is left of their timeout.
/// One socket may be used from several threads at once, `close` included: the handle's number is
/// given back when the last call on it has left, so no call meets another socket. A call that waits
/// for its timeout fails with EBADF when its socket is closed; what one does that is blocked in the
/// system is the platform's own behaviour. Moving, assigning and destroying need the object alone.
///
/// Every call that can fail has a form that throws and one that takes a std::error_code& last, does
/// not throw, clears it on success, and returns an empty value on failure. An integer that does not
/// fit the int of the C interface is an overflow_error. `docs/methods.md` holds the contract of
/// each.
class REFSOCK_API socket {
public:
    /// A socket without a handle: every call fails with EBADF.
    explicit socket(no_socket_tag) noexcept {}
    /// socket(family, type, proto): takes the default timeout. Without arguments it is a TCP socket
    /// of IPv4, as documented; for an object that has no socket yet there is `no_socket`. Raises
    /// error.
    explicit socket(std::int64_t family = af_inet, std::int64_t type = sock_stream,
                    std::int64_t proto = 0);
    explicit socket(std::error_code& code) noexcept;
    socket(std::int64_t family, std::int64_t type, std::int64_t proto,
           std::error_code& code) noexcept;
    /// Takes ownership of `handle`, which is not checked to be a socket. The timeout is `timeout`,
    /// and the handle's blocking mode is set to fit it. On failure the handle stays the caller's. A
    /// number that no handle of the platform has is an overflow_error.
    static socket adopt(native_handle handle, std::int64_t family, std::int64_t type,
                        std::int64_t proto, timeout_value timeout);
    static socket adopt(native_handle handle, std::int64_t family, std::int64_t type,
                        std::int64_t proto, timeout_value timeout, std::error_code& code) noexcept;

    socket(socket&& other) noexcept;
    socket& operator=(socket&& other) noexcept;
    socket(const socket&) = delete;
    socket& operator=(const socket&) = delete;
    ~socket();

    /// As given to the constructor; the type without the flags that some platforms allow in it.
    int family() const noexcept { return family_; }
    int type() const noexcept { return type_; }
    int proto() const noexcept { return proto_; }

    /// Waits for a connection within the timeout. The new socket has the default timeout.
    accepted accept();
    accepted accept(std::error_code& code) noexcept;

    void bind(const address& local);
    void bind(const address& local, std::error_code& code) noexcept;

    /// Closes the handle; the peer sees the end even while calls are on it. A second close does
    /// nothing.
    void close();
    void close(std::error_code& code) noexcept;

    /// Connects within the timeout; with a timeout of 0 raises EINPROGRESS where that is pending.
    void connect(const address& remote);
    void connect(const address& remote, std::error_code& code) noexcept;
    /// As connect, but returns the native error number of the system call (0 on success) in place
    /// of raising it. Faults of the address itself (names, ranges) are still raised; with a code
    /// the number is then -1. A timeout that runs out gives EAGAIN's number, as in CPython.
    int connect_ex(const address& remote);
    int connect_ex(const address& remote, std::error_code& code) noexcept;

    /// A new socket on a duplicate of the handle, with the same family, type, proto and timeout.
    socket dup() const;
    socket dup(std::error_code& code) const noexcept;
    /// The handle, still owned; -1 once closed.
    native_handle fileno() const noexcept { return handle_.number(); }
    /// Gives up ownership of the handle and returns it. (CPython calls this detach) Waits of other
    /// threads end with EBADF; one that is blocked in the system still uses the handle.
    native_handle release() noexcept;

    address getpeername() const;
    address getpeername(std::error_code& code) const noexcept;
    address getsockname() const;
    address getsockname(std::error_code& code) const noexcept;

    /// The option as an int; an option shorter than an int is widened.
    int getsockopt(std::int64_t level, std::int64_t name) const;
    int getsockopt(std::int64_t level, std::int64_t name, std::error_code& code) const noexcept;
    /// At most `length` octets of the option; 0 or more than 1024 raises error.
    std::vector<std::byte> getsockopt(std::int64_t level, std::int64_t name,
                                      std::int64_t length) const;
    std::vector<std::byte> getsockopt(std::int64_t level, std::int64_t name, std::int64_t length,
                                      std::error_code& code) const noexcept;
    /// Sets an option to an int.
    void setsockopt(std::int64_t level, std::int64_t name, std::int64_t value);
    void setsockopt(std::int64_t level, std::int64_t name, std::int64_t value,
                    std::error_code& code) noexcept;
    void setsockopt(std::int64_t level, std::int64_t name, std::span<const std::byte> value);
    void setsockopt(std::int64_t level, std::int64_t name, std::span<const std::byte> value,
                    std::error_code& code) noexcept;

    /// WSAIoctl of Windows: `option` is a number for SIO_RCVALL (such as RCVALL_ON) and
    /// SIO_LOOPBACK_FAST_PATH. Returns the number of octets that the system answered with. Another
    /// control is a value_error, a number outside 32 bits an overflow_error, the other form of
    /// option a type_error. Raises EOPNOTSUPP on other systems.
    std::uint32_t ioctl(std::int64_t control, std::int64_t option);
    std::uint32_t ioctl(std::int64_t control, std::int64_t option, std::error_code& code) noexcept;
    /// The same for SIO_KEEPALIVE_VALS.
    std::uint32_t ioctl(std::int64_t control, const keepalive_values& option);
    std::uint32_t ioctl(std::int64_t control, const keepalive_values& option,
                        std::error_code& code) noexcept;

    /// Listens. A negative backlog counts as 0.
    void listen(std::int64_t backlog);
    void listen(std::int64_t backlog, std::error_code& code) noexcept;

    /// At most `size` octets; empty at the end of a stream. A negative size is a value_error.
    /// Octets that the system counts but does not write (MSG_TRUNC on TCP) are zero.
    std::vector<std::byte> recv(std::int64_t size, std::int64_t flags = 0);
    std::vector<std::byte> recv(std::int64_t size, std::int64_t flags,
                                std::error_code& code) noexcept;
    received_from recvfrom(std::int64_t size, std::int64_t flags = 0);
    received_from recvfrom(std::int64_t size, std::int64_t flags, std::error_code& code) noexcept;
    /// Receives into `buffer` and returns the number of octets, the same ones included; these it
    /// leaves as they were.
    std::size_t recv_into(std::span<std::byte> buffer, std::int64_t flags = 0);
    std::size_t recv_into(std::span<std::byte> buffer, std::int64_t flags,
                          std::error_code& code) noexcept;
    received_into recvfrom_into(std::span<std::byte> buffer, std::int64_t flags = 0);
    received_into recvfrom_into(std::span<std::byte> buffer, std::int64_t flags,
                                std::error_code& code) noexcept;

    /// Sends what fits and returns the number of octets.
    std::size_t send(std::span<const std::byte> data, std::int64_t flags = 0);
    std::size_t send(std::span<const std::byte> data, std::int64_t flags,
                     std::error_code& code) noexcept;
    /// Sends all of it; the timeout is one budget for the whole call. After an error it is unknown
    /// how much was sent.
    void sendall(std::span<const std::byte> data, std::int64_t flags = 0);
    void sendall(std::span<const std::byte> data, std::int64_t flags,
                 std::error_code& code) noexcept;
    std::size_t sendto(std::span<const std::byte> data, std::int64_t flags, const address& to);
    std::size_t sendto(std::span<const std::byte> data, const address& to);
    std::size_t sendto(std::span<const std::byte> data, std::int64_t flags, const address& to,
                       std::error_code& code) noexcept;

    /// Shuts down one or both directions: SHUT_RD, SHUT_WR, SHUT_RDWR.
    void shutdown(std::int64_t how);
    void shutdown(std::int64_t how, std::error_code& code) noexcept;

    /// settimeout(nothing) is setblocking(true), settimeout(0) is setblocking(false). A negative or
    /// NaN value is a value_error, one too large for the clock an overflow_error.
    void settimeout(timeout_value timeout);
    void settimeout(timeout_value timeout, std::error_code& code) noexcept;
    timeout_value gettimeout() const noexcept;
    void setblocking(bool blocking);
    void setblocking(bool blocking, std::error_code& code) noexcept;

private:
    socket(native_handle handle, int family, int type, int proto, timeout_value timeout) noexcept;
    REFSOCK_API friend socket fromfd(native_handle handle, std::int64_t family, std::int64_t type,
                                     std::int64_t proto, std::error_code& code) noexcept;

    /// What is on it changes also in calls that change nothing of the socket.
    mutable detail::held_handle handle_;
    /// Seconds; negative means none. One atomic, as threads may change it during a call.
    std::atomic<double> timeout_ = -1.0;
    int family_ = -1;
    int type_ = -1;
    int proto_ = -1;
};

/// The documentation's name of the type.
using SocketType = socket;

struct accepted {
    socket connection{no_socket};
    refsock::address address;
};

struct received_from {
    std::vector<std::byte> data;
    refsock::address address;
};

struct received_into {
    std::size_t size = 0;
    refsock::address address;
};

/// A pair of connected sockets. The family defaults to AF_UNIX, or to AF_INET where that is
/// undefined.
REFSOCK_API std::pair<socket, socket> socketpair();
REFSOCK_API std::pair<socket, socket>
socketpair(std::int64_t family, std::int64_t type = sock_stream, std::int64_t proto = 0);
REFSOCK_API std::pair<socket, socket> socketpair(std::int64_t family, std::int64_t type,
                                                 std::int64_t proto,
                                                 std::error_code& code) noexcept;

/// A socket on a duplicate of `handle`, assumed to be in blocking mode, so the default timeout is
/// applied to it. Not checked to be a socket; a number that no handle of the platform has is an
/// overflow_error. Raises error. (Availability: Unix)
REFSOCK_API socket fromfd(native_handle handle, std::int64_t family, std::int64_t type,
                          std::int64_t proto = 0);
REFSOCK_API socket fromfd(native_handle handle, std::int64_t family, std::int64_t type,
                          std::int64_t proto, std::error_code& code) noexcept;

/// How create_connection connects. No `timeout` means the default timeout; `source` may have an
/// empty host or a port of 0, where the system chooses.
struct connection_options {
    std::optional<timeout_value> timeout = {};
    std::optional<inet_address> source = {};
};

/// Connects to a TCP service, trying each address of the host in turn, IPv4 and IPv6, until one
/// succeeds. The timeout is one budget for the whole call: each attempt has what is left of it,
/// divided by the number of addresses left. Raises the error of the last attempt, or error if the
/// name has no address.
REFSOCK_API socket create_connection(const inet_address& remote,
                                     const connection_options& options = {});
REFSOCK_API socket create_connection(const inet_address& remote, const connection_options& options,
                                     std::error_code& code) noexcept;

} // namespace refsock
