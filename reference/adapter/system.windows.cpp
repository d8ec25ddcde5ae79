#include "system.hpp"

#include "faults.hpp"
#include "refsock/error.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
// clang-format on

namespace adapter {
namespace {

using clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr double longest_wait = 86400;

[[noreturn]] void raise_native(int number, const char* call) {
    throw refsock::error({number, refsock::native_category()}, call);
}

SOCKET checked(refsock::native_handle handle, const char* call) {
    if (handle == refsock::no_handle) raise_native(WSAEBADF, call);
    return static_cast<SOCKET>(handle);
}

clock::time_point deadline_after(double seconds) {
    const std::chrono::duration<double> span(std::clamp(seconds, 0.0, longest_wait));
    return clock::now() + std::chrono::duration_cast<clock::duration>(span);
}

timeval time_until(clock::time_point deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - clock::now()).count();
    const auto whole = static_cast<long>(std::max<std::int64_t>(left, 0));
    return {whole / 1000, whole % 1000 * 1000};
}

bool select_until(SOCKET handle, direction way, clock::time_point deadline) {
    for (;;) {
        fd_set wanted{1, {handle}};
        // A connection that failed is told here, and counts as ready.
        fd_set failed{1, {handle}};
        timeval time = time_until(deadline);
        const bool reads = way == direction::read;
        const int ready = ::select(0, reads ? &wanted : nullptr, reads ? nullptr : &wanted,
                                   reads ? nullptr : &failed, &time);
        if (ready == SOCKET_ERROR) raise_native(::WSAGetLastError(), "select");
        if (ready > 0) return true;
        if (clock::now() >= deadline) return false;
    }
}

bool input_has_ended() {
    const HANDLE input = ::GetStdHandle(STD_INPUT_HANDLE);
    return ::PeekNamedPipe(input, nullptr, 0, nullptr, nullptr, nullptr) == 0 &&
           ::GetLastError() == ERROR_BROKEN_PIPE;
}

// Windows has nothing that waits for the other end of a pipe to close.
void end_when_still(const std::atomic<std::uint64_t>& progress) {
    while (!input_has_ended())
        std::this_thread::sleep_for(250ms);
    for (;;) {
        const auto before = progress.load();
        std::this_thread::sleep_for(1s);
        if (progress.load() == before) std::_Exit(EXIT_SUCCESS);
    }
}

} // namespace

bool has_interrupts() {
    return false;
}

void enable_interrupts() {}

bool interrupt_thread(std::thread::native_handle_type) {
    return false;
}

void restore_broken_pipe_signal() {}

void watch_end_of_input(const std::atomic<std::uint64_t>& progress) {
    std::thread([&progress] { end_when_still(progress); }).detach();
}

void shut_down(refsock::native_handle handle) {
    ::shutdown(static_cast<SOCKET>(handle), SD_BOTH);
}

void forget_linger(refsock::native_handle handle) {
    const linger off{};
    ::setsockopt(static_cast<SOCKET>(handle), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<const char*>(&off), sizeof off);
}

bool wait_ready(refsock::native_handle handle, direction way, double seconds) {
    return select_until(checked(handle, "select"), way, deadline_after(seconds));
}

std::vector<std::byte> receive_all(refsock::native_handle handle, std::size_t size,
                                   double seconds) {
    const SOCKET number = checked(handle, "recv");
    const auto deadline = deadline_after(seconds);
    std::vector<std::byte> all;
    std::array<std::byte, 65536> part;
    while (all.size() < size && select_until(number, direction::read, deadline)) {
        const auto room = static_cast<int>(std::min(part.size(), size - all.size()));
        const int count = ::recv(number, reinterpret_cast<char*>(part.data()), room, 0);
        if (count == 0) break;
        if (count > 0) all.insert(all.end(), part.begin(), part.begin() + count);
        if (count < 0 && ::WSAGetLastError() != WSAEWOULDBLOCK)
            raise_native(::WSAGetLastError(), "recv");
    }
    return all;
}

bool is_inheritable(refsock::native_handle handle) {
    DWORD flags = 0;
    const auto object = reinterpret_cast<HANDLE>(checked(handle, "GetHandleInformation"));
    if (::GetHandleInformation(object, &flags) == 0)
        raise_native(static_cast<int>(::GetLastError()), "GetHandleInformation");
    return (flags & HANDLE_FLAG_INHERIT) != 0;
}

bool is_blocking(refsock::native_handle) {
    throw unsupported("Windows does not tell whether a socket is in blocking mode");
}

} // namespace adapter
