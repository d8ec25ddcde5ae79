#include "waiting.hpp"

#include "refsock/error.hpp"
#include "waiter.hpp"

namespace refsock::detail {

waiter::waiter(held_handle& handle) noexcept : handle_(handle) {
    const std::lock_guard lock(handle_.mutex_);
    next_ = handle_.waiters_;
    handle_.waiters_ = this;
}

waiter::~waiter() {
    const std::lock_guard lock(handle_.mutex_);
    waiter** place = &handle_.waiters_;
    while (*place != this)
        place = &(*place)->next_;
    *place = next_;
}

std::error_code wait_held(const hold& held, direction way, const deadline& limit) noexcept {
    // How often a wait that nothing can end, for want of a handle for the event, looks by itself.
    constexpr double look = 0.05;
    for (;;) {
        const waiter self(held.handle());
        if (held.is_lost()) return closed_error();
        const deadline slice = self.event().exists() ? limit : limit.at_most(look);
        const wait_end end = wait_ready(held.get(), way, slice, self.event().handle());
        if (held.is_lost()) return closed_error();
        if (end.how == wait_end::ready || end.how == wait_end::failed) return end.code;
        // Else the event was set elsewhere, by a process that fork has made in the meantime and
        // that closed its copy of the socket: another event takes its place.
        if (limit.passed()) return make_error_code(condition::timed_out);
    }
}

std::optional<deadline> system_limit(const hold& held, direction way,
                                     const deadline& limit) noexcept {
    const std::optional<double> seconds = system_time_limit(held.get(), way);
    if (!seconds) return std::nullopt;
    return limit.same_start(*seconds);
}

bool retry::is_due(std::error_code& code) noexcept {
    held_.settle(code);
    if (is_interrupted(code)) return is_due_after_signal(code);
    if (!is_would_block(code)) return false;
    if (limit_.waits()) return wait(limit_, make_error_code(condition::timed_out), code);
    // After a signal the call is made so that it does not block: the wait is here.
    return system_limit_ && wait(*system_limit_, code, code);
}

bool retry::is_due_after_signal(std::error_code& code) noexcept {
    // Without a timeout the call itself waited, and the system's limit would begin anew.
    if (!limit_.is_set() && !system_limit_) system_limit_ = system_limit(held_, way_, limit_);
    return !system_limit_ || wait(*system_limit_, would_block_error(), code);
}

bool retry::wait(const deadline& limit, const std::error_code& late,
                 std::error_code& code) noexcept {
    const std::error_code outcome = late;
    // Ready and yet not: another thread was first, or it is a state that poll does not tell, such
    // as an AF_UNIX datagram receiver that is full. Asking again without a pause would keep the CPU
    // busy.
    if (was_ready_) limit.pause();
    const bool ended = was_ready_ && limit.passed();
    code = ended ? make_error_code(condition::timed_out) : wait_held(held_, way_, limit);
    was_ready_ = true;
    if (code == condition::timed_out) code = outcome;
    return !code;
}

} // namespace refsock::detail
