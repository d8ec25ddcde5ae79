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
    explicit deadline(timeout_value timeout) noexcept : deadline(timeout, clock::now()) {}

    /// Whether there is a timeout, be it 0.
    bool is_set() const noexcept { return timeout_.has_value(); }

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

    /// As if `timeout` had been given in place of this one's.
    deadline same_start(timeout_value timeout) const noexcept { return {timeout, start_}; }

    /// From now for `longest` seconds, or until the end of this if that comes first.
    deadline at_most(double longest) const noexcept {
        const deadline other(longest);
        return timeout_ && end_ < other.end_ ? *this : other;
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

    deadline(timeout_value timeout, clock::time_point start) noexcept
        : timeout_(timeout), start_(start), end_(end_of(timeout.value_or(0), start)) {}

    static clock::time_point end_of(double timeout, clock::time_point start) noexcept {
        // A timeout near the clock's own limit would overflow the sum.
        const bool fits = seconds(timeout) < seconds(clock::time_point::max() - start);
        return fits ? start + std::chrono::ceil<clock::duration>(seconds(timeout))
                    : clock::time_point::max();
    }

    timeout_value timeout_;
    clock::time_point start_;
    clock::time_point end_;
};

} // namespace refsock::detail
