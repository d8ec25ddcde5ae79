// What each platform gives for sockets: single native calls, which shared code combines.
//
// Unless it says otherwise, a function makes one native call, sets `code` to its error or clears
// it, and on failure returns 0 or no_handle. `no_handle` as the argument fails with closed_error().
#pragma once

#include "deadline.hpp"
#include "refsock/held_handle.hpp"
#include "refsock/socket.hpp"
#include "sockaddr.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <system_error>

namespace refsock::detail {

/// The error of a call on a closed socket (EBADF).
std::error_code closed_error() noexcept;
/// That error for `no_handle`, which a method asks about before anything else.
inline std::error_code check_open(native_handle handle) noexcept {
    return handle == no_handle ? closed_error() : std::error_code{};
}
/// The error of a call that found no memory (ENOMEM).
std::error_code memory_error() noexcept;
/// Whether a call failed for want of handles or memory, which may be there the next time.
bool is_lack(const std::error_code& code) noexcept;
/// The error of a call that would block (EAGAIN).
std::error_code would_block_error() noexcept;
/// Whether a call on a non-blocking handle could not be done at once. Not for connect.
bool is_would_block(const std::error_code& code) noexcept;
/// Whether a signal interrupted the call before it did anything.
bool is_interrupted(const std::error_code& code) noexcept;
/// Whether a call whose socket was closed meanwhile may have failed because of that.
bool is_end_by_close(const std::error_code& code) noexcept;
/// Whether the number can be a handle of this platform at all, be it open or not.
bool fits_handle(native_handle handle) noexcept;

/// A socket type without the flags that some platforms let callers or into it.
int plain_type(int type) noexcept;
/// Whether such flags ask for a non-blocking socket.
bool asks_non_blocking(int type) noexcept;

/// A new handle, which is close-on-exec. `type` may hold flags.
native_handle open_socket(int family, int type, int proto, std::error_code& code) noexcept;
/// The same for a connected pair. On failure both are no_handle.
struct handle_pair {
    native_handle first = no_handle;
    native_handle second = no_handle;
};
handle_pair open_pair(int family, int type, int proto, std::error_code& code) noexcept;
/// A duplicate, which is close-on-exec.
native_handle duplicate(native_handle handle, std::error_code& code) noexcept;
/// Ends SIGPIPE for a handle where single sends cannot do so.
void suppress_sigpipe(native_handle handle) noexcept;
/// Closes the handle. It is gone in any case.
void close_handle(native_handle handle, std::error_code& code) noexcept;
/// Gives up the socket of a handle that is closed and that `users` has calls on. The number stays
/// taken until close_handle; on it those calls find no socket any more. What becomes of one that is
/// blocked in the system is the platform's choice.
void vacate_handle(native_handle handle, const held_handle& users) noexcept;
void set_blocking(native_handle handle, bool blocking, std::error_code& code) noexcept;

/// What to wait for. A connection that fails counts as made.
enum class direction { read, write, connect };
/// How a wait ended. `code` is that of a failure.
struct wait_end {
    enum reason { ready, woken, late, failed } how = ready;
    std::error_code code;
};
/// Waits until the handle is ready, `event` (if it is not no_handle) is ready to read, or the time
/// runs out. Goes on after signals.
wait_end wait_ready(native_handle handle, direction way, const deadline& limit,
                    native_handle event = no_handle) noexcept;
/// The seconds after which the system ends a blocking call by itself (SO_RCVTIMEO, SO_SNDTIMEO);
/// nothing if it does not.
std::optional<double> system_time_limit(native_handle handle, direction way) noexcept;

/// Whether a call blocks as the handle does, or not at all where the platform can do that.
enum class call_mode { as_handle, at_once };

/// The new handle is close-on-exec; whether it blocks is the platform's choice.
native_handle accept_connection(native_handle handle, native_address& from,
                                std::error_code& code) noexcept;
void bind_to(native_handle handle, const native_address& local, std::error_code& code) noexcept;
void listen_on(native_handle handle, int backlog, std::error_code& code) noexcept;
void shut_down(native_handle handle, int how, std::error_code& code) noexcept;

/// How far a connect has come. All but `done` come with an error in `code`.
enum class connect_progress {
    done,
    pending,     ///< it goes on being made (EINPROGRESS)
    interrupted, ///< the same, after a signal ended the wait of a blocking connect (EINTR)
    crowded,     ///< the peer's backlog is full; nothing is pending
    failed,
};
connect_progress begin_connect(native_handle handle, const native_address& remote,
                               std::error_code& code) noexcept;
/// The error of a connect that the system's own time limit ended.
std::error_code late_connect_error() noexcept;
/// The error that is pending on the socket (SO_ERROR), which this takes away; none if there is
/// none.
std::error_code take_error(native_handle handle) noexcept;

/// Receives into `buffer`, and the sender's address into `from` if it is not null. Returns what the
/// system tells, which with some flags is more than it wrote.
std::size_t receive(native_handle handle, std::span<std::byte> buffer, int flags, call_mode mode,
                    native_address* from, std::error_code& code) noexcept;
/// Whether a socket that has nothing to receive is at its end, as a blocking call would find, while
/// the system tells one that does not block to wait.
bool is_at_end(native_handle handle) noexcept;
/// Sends to `to`, or to the peer if it is null. Never raises SIGPIPE.
std::size_t transmit(native_handle handle, std::span<const std::byte> data, int flags,
                     call_mode mode, const native_address* to, std::error_code& code) noexcept;

native_address local_name(native_handle handle, std::error_code& code) noexcept;
native_address peer_name(native_handle handle, std::error_code& code) noexcept;
/// Returns the number of octets that were stored in `value`.
std::size_t get_option(native_handle handle, int level, int name, std::span<std::byte> value,
                       std::error_code& code) noexcept;
void set_option(native_handle handle, int level, int name, std::span<const std::byte> value,
                std::error_code& code) noexcept;

/// What an ioctl takes, by its control.
enum class ioctl_form { unknown, number, keepalive, any };
ioctl_form form_of_ioctl(std::uint32_t control) noexcept;
/// The ioctl with one 32-bit number, or the three of SIO_KEEPALIVE_VALS. Returns the number of
/// octets that the system answered with. EOPNOTSUPP where there is no such thing.
std::uint32_t io_control(native_handle handle, std::uint32_t control,
                         std::span<const std::uint32_t> numbers, std::error_code& code) noexcept;

} // namespace refsock::detail
