// Calls that wait for the socket within a timeout.
#pragma once

#include "hold.hpp"
#include "socket_backend.hpp"

#include <optional>
#include <system_error>

namespace refsock::detail {

/// Waits until the handle is ready or the socket is closed, which is closed_error(); timed_out if
/// the time runs out. Goes on after signals.
std::error_code wait_held(const hold& held, direction way, const deadline& limit) noexcept;

/// The end of the time that the system itself gives a blocking call (SO_RCVTIMEO, SO_SNDTIMEO) that
/// began when `limit` was made; nothing if it gives none.
std::optional<deadline> system_limit(const hold& held, direction way,
                                     const deadline& limit) noexcept;

/// What follows from the outcome of one attempt of a call.
class retry {
public:
    retry(const hold& held, direction way, const deadline& limit) noexcept
        : held_(held), way_(way), limit_(limit) {}

    /// Whether to make the call again, after a wait if one is due. If not, `code` is the outcome.
    bool is_due(std::error_code& code) noexcept;
    /// Whether the next attempt must not block although the handle does.
    call_mode mode() const noexcept {
        return system_limit_ ? call_mode::at_once : call_mode::as_handle;
    }

private:
    bool is_due_after_signal(std::error_code& code) noexcept;
    /// Waits until `limit`; `late` is the outcome if it has passed.
    bool wait(const deadline& limit, const std::error_code& late, std::error_code& code) noexcept;

    const hold& held_;
    direction way_;
    const deadline& limit_;
    std::optional<deadline> system_limit_;
    bool was_ready_ = false;
};

/// Makes `call` (of a handle, a call_mode and a std::error_code&) until it has done something or
/// failed, waiting in between as `limit` says. A signal prolongs neither that nor a limit of the
/// system.
template <typename Call>
auto call_within(held_handle& handle, direction way, const deadline& limit, std::error_code& code,
                 Call call) {
    const hold held(handle);
    retry again(held, way, limit);
    for (;;) {
        const auto result = call(held.get(), again.mode(), code);
        if (!code || !again.is_due(code)) return result;
    }
}

} // namespace refsock::detail
