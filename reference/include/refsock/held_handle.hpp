// The handle of a socket, and the calls that are on it. Part of the socket object; no interface of
// its own.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <system_error>

namespace refsock {

/// A file descriptor, or a SOCKET on Windows.
using native_handle = std::intptr_t;
inline constexpr native_handle no_handle = -1;

namespace detail {

class waiter;

/// Owns one handle. The handle's number is given back to the system only when the last call on it
/// has left, so that no call ever meets another socket under the same number. Calls may come from
/// several threads; making, moving and destroying need the object alone.
class held_handle {
public:
    /// Closed.
    held_handle() noexcept = default;
    explicit held_handle(native_handle number) noexcept;
    held_handle(const held_handle&) = delete;
    held_handle& operator=(const held_handle&) = delete;

    /// The number; no_handle once closed or released.
    native_handle number() const noexcept { return is_closed() ? no_handle : number_.load(); }
    bool is_closed() const noexcept { return (calls_.load() & closed) != 0; }
    /// Whether calls are on the handle besides one of the caller.
    bool has_other_calls() const noexcept { return (calls_.load() & ~closed) > 1; }

    /// Closes: further calls find no handle, waits end, and calls that are in the system do what
    /// they do there when a socket is closed. A second close does nothing.
    void close(std::error_code& code) noexcept;
    /// As close, but the handle goes to the caller, as it is.
    native_handle release() noexcept;
    /// Takes a handle in place of the one that was closed or released.
    void reset(native_handle number) noexcept;

private:
    friend class hold;
    friend class waiter;

    static constexpr std::uint32_t closed = std::uint32_t{1} << 31;

    /// Adds a call; false, and no call, once closed.
    bool enter() noexcept;
    /// Takes a call away. The last one of a closed handle gives the number back.
    void leave(std::error_code& code) noexcept;
    void wake_waiters() noexcept;

    std::atomic<native_handle> number_ = no_handle;
    /// How many calls are on the handle, and the bit `closed`.
    std::atomic<std::uint32_t> calls_ = closed;
    std::mutex mutex_;
    waiter* waiters_ = nullptr;
};

} // namespace detail
} // namespace refsock
