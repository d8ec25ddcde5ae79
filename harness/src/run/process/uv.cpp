#include "run/process/uv.hpp"

#include "model/failure.hpp"
#include "run/process/process_group.hpp"

#include <algorithm>
#include <cmath>
#include <csignal>
#include <string>

namespace sockmatrix {

void open_loop(uv_loop_t& loop) {
    // With fewer libuv ends by a signal in place of an error.
    constexpr std::size_t fewest_files = 16;
    if (const std::size_t limit = open_file_limit(); limit < fewest_files)
        throw failure(exit_code::failed, "only " + std::to_string(limit) +
                                             " files may be open, which is too few to run an "
                                             "adapter; raise the limit (ulimit -n)");
    const int failed = uv_loop_init(&loop);
    if (failed != 0)
        throw failure(exit_code::failed, std::string("no event loop: ") + uv_strerror(failed));
}

event_loop::event_loop() {
    open_loop(loop_);
}

event_loop::~event_loop() {
    uv_run(&loop_, UV_RUN_DEFAULT);
    uv_loop_close(&loop_);
}

void event_loop::run() {
    uv_run(&loop_, UV_RUN_DEFAULT);
    if (failed_) std::rethrow_exception(std::exchange(failed_, nullptr));
}

void event_loop::fail(std::exception_ptr why) noexcept {
    if (failed_) return;
    failed_ = std::move(why);
    if (on_failure) on_failure();
}

deadline::deadline(event_loop& loop, std::function<void()> expired)
    : loop_(loop), expired_(std::move(expired)), timer_(new uv_timer_t) {
    uv_timer_init(loop.get(), timer_.get());
    timer_->data = this;
    // What waits is the process beside it.
    uv_unref(reinterpret_cast<uv_handle_t*>(timer_.get()));
}

void deadline::set(double seconds) {
    const double milliseconds = std::ceil(std::clamp(seconds * 1000.0, 1.0, 1e12));
    due_ = loop_.now() + static_cast<std::uint64_t>(milliseconds);
    looked_ = false;
    if (wakes_ == none || due_ < wakes_) wake_at(due_);
}

void deadline::wake_at(std::uint64_t time) {
    wakes_ = time;
    const std::uint64_t now = loop_.now();
    const auto callback = [](uv_timer_t* timer) { static_cast<deadline*>(timer->data)->woken(); };
    uv_timer_start(timer_.get(), callback, time > now ? time - now : 0, 0);
}

void deadline::woken() {
    wakes_ = none;
    if (due_ == none) return;
    if (loop_.now() < due_) return wake_at(due_);
    // An answer may have come while the harness itself was held up: look once more.
    if (!looked_) {
        looked_ = true;
        return wake_at(loop_.now() + 1);
    }
    due_ = none;
    expired_();
}

interrupts::interrupts(event_loop& loop, std::function<void(int)> caught)
    : loop_(loop), caught_(std::move(caught)) {
    constexpr int wanted[] = {SIGINT, SIGTERM};
    const auto callback = [](uv_signal_t* signal, int number) {
        auto* self = static_cast<interrupts*>(signal->data);
        self->loop_.guard([self, number] { self->caught_(number); });
    };
    for (std::size_t i = 0; i < std::size(wanted); ++i) {
        signals_[i].reset(new uv_signal_t);
        uv_signal_init(loop.get(), signals_[i].get());
        signals_[i]->data = this;
        uv_signal_start(signals_[i].get(), callback, wanted[i]);
        uv_unref(reinterpret_cast<uv_handle_t*>(signals_[i].get()));
    }
}

} // namespace sockmatrix
