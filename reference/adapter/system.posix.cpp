#include "system.hpp"

#include "refsock/error.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace adapter {
namespace {

using clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int interrupt_signal = SIGUSR1;
constexpr double longest_wait = 86400;

extern "C" void do_nothing(int) {}

[[noreturn]] void raise_native(int number, const char* call) {
    throw refsock::error({number, refsock::native_category()}, call);
}

int checked(refsock::native_handle handle, const char* call) {
    if (handle == refsock::no_handle) raise_native(EBADF, call);
    return static_cast<int>(handle);
}

clock::time_point deadline_after(double seconds) {
    const std::chrono::duration<double> span(std::clamp(seconds, 0.0, longest_wait));
    return clock::now() + std::chrono::duration_cast<clock::duration>(span);
}

// Rounded up, so that poll does not return early and spin.
int milliseconds_until(clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - clock::now());
    return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

bool poll_until(int handle, short events, clock::time_point deadline) {
    for (;;) {
        pollfd entry{handle, events, 0};
        const int ready = ::poll(&entry, 1, milliseconds_until(deadline));
        if (ready > 0 && (entry.revents & POLLNVAL) != 0) raise_native(EBADF, "poll");
        if (ready >= 0) return ready > 0;
        if (errno != EINTR) raise_native(errno, "poll");
    }
}

int flags_of(int handle, int command) {
    const int flags = ::fcntl(handle, command);
    if (flags < 0) raise_native(errno, "fcntl");
    return flags;
}

void end_when_still(const std::atomic<std::uint64_t>& progress) {
    pollfd entry{STDIN_FILENO, 0, 0};
    while (::poll(&entry, 1, -1) < 0 && errno == EINTR) {
    }
    for (;;) {
        const auto before = progress.load();
        std::this_thread::sleep_for(1s);
        if (progress.load() == before) std::_Exit(EXIT_SUCCESS);
    }
}

} // namespace

bool has_interrupts() {
    return true;
}

void enable_interrupts() {
    struct sigaction action {};
    action.sa_handler = do_nothing;
    sigemptyset(&action.sa_mask);
    ::sigaction(interrupt_signal, &action, nullptr);
}

bool interrupt_thread(std::thread::native_handle_type thread) {
    return ::pthread_kill(thread, interrupt_signal) == 0;
}

void restore_broken_pipe_signal() {
    std::signal(SIGPIPE, SIG_DFL);
}

void watch_end_of_input(const std::atomic<std::uint64_t>& progress) {
    std::thread([&progress] { end_when_still(progress); }).detach();
}

void shut_down(refsock::native_handle handle) {
    ::shutdown(static_cast<int>(handle), SHUT_RDWR);
}

void forget_linger(refsock::native_handle handle) {
    const linger off{};
    ::setsockopt(static_cast<int>(handle), SOL_SOCKET, SO_LINGER, &off, sizeof off);
}

bool wait_ready(refsock::native_handle handle, direction way, double seconds) {
    const short events = way == direction::read ? POLLIN : POLLOUT;
    return poll_until(checked(handle, "poll"), events, deadline_after(seconds));
}

std::vector<std::byte> receive_all(refsock::native_handle handle, std::size_t size,
                                   double seconds) {
    const int number = checked(handle, "recv");
    const auto deadline = deadline_after(seconds);
    std::vector<std::byte> all;
    std::array<std::byte, 65536> part;
    while (all.size() < size && poll_until(number, POLLIN, deadline)) {
        const auto room = std::min(part.size(), size - all.size());
        const auto count = ::recv(number, part.data(), room, MSG_DONTWAIT);
        if (count == 0) break;
        if (count > 0) all.insert(all.end(), part.begin(), part.begin() + count);
        if (count < 0 && errno != EAGAIN && errno != EINTR) raise_native(errno, "recv");
    }
    return all;
}

bool is_inheritable(refsock::native_handle handle) {
    return (flags_of(checked(handle, "fcntl"), F_GETFD) & FD_CLOEXEC) == 0;
}

bool is_blocking(refsock::native_handle handle) {
    return (flags_of(checked(handle, "fcntl"), F_GETFL) & O_NONBLOCK) == 0;
}

} // namespace adapter
