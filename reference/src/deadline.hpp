// What is left of a timeout.
#pragma once

#include "refsock/timeouts.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>

namespace refsock::detail {

/// The end of one timeout, on the monotonic clock, counted from when this is made.
class deadline {
public:
    explicit deadline(timeout_value timeout) noexcept
        : timeout_(timeout), end_(end_of(timeout.value_or(0))) {}

    /// Whether a call that is not ready waits for the socket: only with a positive timeout, since
    /// without one the handle itself blocks.
    bool waits() const noexcept { return timeout_ && *timeout_ > 0; }

    /// Whether the timeout has run out; never without one.
    bool passed() const noexcept { return timeout_ && clock::now() >= end_; }

    /// The seconds left, not below 0; nothing without a timeout.
    timeout_value remaining() const noexcept {
        if (!timeout_) return std::nullopt;
        return std::max(0.0, seconds(end_ - clock::now()).count());
    }

    /// The same for poll: rounded up, cut to what an int holds; -1 without a timeout.
    int milliseconds() const noexcept {
        if (!timeout_) return -1;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - clock::now()).count();
        constexpr int longest = std::numeric_limits<int>::max();
        return left <= 0 ? 0 : left >= longest ? longest : static_cast<int>(left);
    }

    /// Sleeps for a millisecond, or until the end if that comes first. For what the system cannot
    /// be asked to wait for.
    void pause() const noexcept {
        const auto soon = clock::now() + std::chrono::milliseconds(1);
        std::this_thread::sleep_until(timeout_ ? std::min(end_, soon) : soon);
    }

private:
    using clock = std::chrono::steady_clock;
    using seconds = std::chrono::duration<double>;

    static clock::time_point end_of(double timeout) noexcept {
        const auto now = clock::now();
        // A timeout near the clock's own limit would overflow the sum.
        const bool fits = seconds(timeout) < seconds(clock::time_point::max() - now);
        return fits ? now + std::chrono::ceil<clock::duration>(seconds(timeout))
                    : clock::time_point::max();
    }

    timeout_value timeout_;
    clock::time_point end_;
};

} // namespace refsock::detail
