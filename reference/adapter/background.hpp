// Calls that run on threads of their own. (docs/protocol.md, feature `concurrent`)
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace adapter {

/// The calls in the background. Its destructor waits for them, so wake them first.
class background_calls {
public:
    background_calls();
    ~background_calls();
    background_calls(const background_calls&) = delete;
    background_calls& operator=(const background_calls&) = delete;

    /// Runs `work`, which must not throw, on a new thread. Raises std::system_error without one.
    void start(std::function<void()> work);
    /// Waits until none runs; false if `limit` ran out first.
    bool wait_idle(std::chrono::milliseconds limit);
    bool idle() const;
    /// Sends a handled signal to the thread of each and returns how many that were.
    std::size_t interrupt();

private:
    void finish(std::uint64_t number);

    mutable std::mutex mutex_;
    std::condition_variable ended_;
    std::uint64_t started_ = 0;
    std::map<std::uint64_t, std::thread::native_handle_type> running_;
};

} // namespace adapter
