#include "background.hpp"

#include "system.hpp"

#include <utility>

namespace adapter {

background_calls::background_calls() {
    enable_interrupts();
}

background_calls::~background_calls() {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return running_.empty(); });
}

void background_calls::start(std::function<void()> work) {
    // Held until the thread is entered, so that it cannot leave before.
    const std::lock_guard lock(mutex_);
    const auto number = ++started_;
    std::thread thread([this, number, todo = std::move(work)] {
        todo();
        finish(number);
    });
    running_.emplace(number, thread.native_handle());
    thread.detach();
}

void background_calls::finish(std::uint64_t number) {
    // Notified under the lock: after it this object may be gone.
    const std::lock_guard lock(mutex_);
    running_.erase(number);
    ended_.notify_all();
}

bool background_calls::wait_idle(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    return ended_.wait_for(lock, limit, [this] { return running_.empty(); });
}

bool background_calls::idle() const {
    const std::lock_guard lock(mutex_);
    return running_.empty();
}

std::size_t background_calls::interrupt() {
    const std::lock_guard lock(mutex_);
    std::size_t sent = 0;
    for (const auto& [number, thread] : running_)
        if (interrupt_thread(thread)) ++sent;
    return sent;
}

} // namespace adapter
