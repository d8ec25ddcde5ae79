// libuv's handles with owners. Internal to run.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <utility>
#include <uv.h>

namespace sockmatrix {

/// Closes a handle; its memory goes when libuv has let go of it.
template <typename Handle>
struct handle_closer {
    void operator()(Handle* handle) const {
        handle->data = nullptr;
        uv_close(reinterpret_cast<uv_handle_t*>(handle),
                 [](uv_handle_t* closed) { delete reinterpret_cast<Handle*>(closed); });
    }
};

/// An initialised handle. No callback but that of the close comes after its owner has gone.
template <typename Handle>
using uv_owned = std::unique_ptr<Handle, handle_closer<Handle>>;

/// Initialises a loop. Throws failure(failed) where that cannot be.
void open_loop(uv_loop_t& loop);

/// One loop for all that a run waits for.
class event_loop {
public:
    event_loop();
    event_loop(const event_loop&) = delete;
    event_loop& operator=(const event_loop&) = delete;
    /// Runs what is left to its end, so that no process stays unreaped.
    ~event_loop();

    uv_loop_t* get() noexcept { return &loop_; }
    /// Milliseconds of a monotonic clock, as of this turn of the loop.
    std::uint64_t now() const noexcept { return uv_now(&loop_); }

    /// Runs until nothing is left to wait for, then throws the first exception that `guard` caught.
    void run();

    /// Exceptions must not pass through libuv: the first one is kept and `on_failure` called.
    template <typename Action>
    void guard(Action&& action) noexcept {
        try {
            std::forward<Action>(action)();
        } catch (...) {
            fail(std::current_exception());
        }
    }

    std::function<void()> on_failure;

private:
    void fail(std::exception_ptr why) noexcept;

    uv_loop_t loop_{};
    std::exception_ptr failed_;
};

/// A timer that costs nothing to set again to a later time: it wakes up at the earlier one and goes
/// on waiting.
class deadline {
public:
    /// `expired` is called once each time that a set time has passed and the loop has looked at its
    /// input since.
    deadline(event_loop& loop, std::function<void()> expired);

    void set(double seconds);
    void clear() noexcept { due_ = none; }

private:
    static constexpr std::uint64_t none = 0;

    void wake_at(std::uint64_t time);
    void woken();

    event_loop& loop_;
    std::function<void()> expired_;
    uv_owned<uv_timer_t> timer_;
    std::uint64_t due_ = none;
    std::uint64_t wakes_ = none;
    bool looked_ = false;
};

/// SIGINT and SIGTERM while it lives; they do not keep the loop running.
class interrupts {
public:
    interrupts(event_loop& loop, std::function<void(int)> caught);

private:
    event_loop& loop_;
    std::function<void(int)> caught_;
    uv_owned<uv_signal_t> signals_[2];
};

} // namespace sockmatrix
