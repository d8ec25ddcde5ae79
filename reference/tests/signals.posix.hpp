// Real signals for the tests of interrupted calls.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <pthread.h>
#include <thread>

namespace support {

inline std::atomic<int> handled_signals = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler writes to it");

/// Sends SIGUSR1, whose handler does not restart system calls, to the thread that made this, every
/// two milliseconds until this ends.
class interruptions {
public:
    interruptions() : sender_([this, target = ::pthread_self()] { send(target); }) {}
    interruptions(const interruptions&) = delete;
    interruptions& operator=(const interruptions&) = delete;
    ~interruptions() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        wake_.notify_one();
        sender_.join();
        ::sigaction(SIGUSR1, &before_, nullptr);
    }

    /// How many were handled since this was made.
    int handled() const { return handled_signals - start_; }

private:
    static struct sigaction install() {
        struct sigaction action {};
        struct sigaction before {};
        action.sa_handler = [](int) { ++handled_signals; };
        ::sigemptyset(&action.sa_mask);
        ::sigaction(SIGUSR1, &action, &before);
        return before;
    }

    void send(pthread_t target) {
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(lock, std::chrono::milliseconds(2), [this] { return ended_; })) {
            ::pthread_kill(target, SIGUSR1);
        }
    }

    struct sigaction before_ = install();
    int start_ = handled_signals;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool ended_ = false;
    std::thread sender_;
};

} // namespace support
