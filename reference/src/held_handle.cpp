#include "refsock/held_handle.hpp"

#include "hold.hpp"
#include "socket_backend.hpp"
#include "waiter.hpp"

namespace refsock::detail {

held_handle::held_handle(native_handle number) noexcept {
    reset(number);
}

void held_handle::reset(native_handle number) noexcept {
    number_.store(number);
    calls_.store(number == no_handle ? closed : 0);
}

bool held_handle::enter() noexcept {
    if ((calls_.fetch_add(1) & closed) == 0) return true;
    // Leaves as any other call: it may have become the last one.
    std::error_code ignored;
    leave(ignored);
    return false;
}

void held_handle::leave(std::error_code& code) noexcept {
    if (calls_.fetch_sub(1) != (closed | 1)) return;
    // A call that came too late may be here as well; one of them closes.
    const native_handle number = number_.exchange(no_handle);
    if (number != no_handle) close_handle(number, code);
}

void held_handle::close(std::error_code& code) noexcept {
    code.clear();
    if (!enter()) return;
    const bool first = (calls_.fetch_or(closed) & closed) == 0;
    if (first && has_other_calls()) {
        wake_waiters();
        vacate_handle(number_.load(), *this);
    }
    leave(code);
}

native_handle held_handle::release() noexcept {
    if (!enter()) return no_handle;
    const bool first = (calls_.fetch_or(closed) & closed) == 0;
    const native_handle number = first ? number_.exchange(no_handle) : no_handle;
    if (first && has_other_calls()) wake_waiters();
    std::error_code ignored;
    leave(ignored);
    return number;
}

void held_handle::wake_waiters() noexcept {
    const std::lock_guard lock(mutex_);
    for (waiter* one = waiters_; one != nullptr; one = one->next_)
        one->event_.set();
}

void hold::settle(std::error_code& code) const noexcept {
    if (code && is_lost() && is_end_by_close(code)) code = closed_error();
}

} // namespace refsock::detail
