#include "native.hpp"

namespace refsock::detail {
namespace {

/// Winsock counts starts and clean-ups, so a program that starts it too is not disturbed.
class winsock {
public:
    winsock() noexcept {
        WSADATA ignored;
        started_ = ::WSAStartup(MAKEWORD(2, 2), &ignored) == 0;
    }
    ~winsock() {
        if (started_) ::WSACleanup();
    }
    winsock(const winsock&) = delete;
    winsock& operator=(const winsock&) = delete;

private:
    bool started_ = false;
};

} // namespace

// Made by the first call, so it is there for static objects that use sockets while they are made.
// A static object that is older than the first call may outlive it: Winsock has closed that
// object's socket then, and closing it again fails without harm. A start that failed shows in the
// call that follows (WSANOTINITIALISED).
void start_sockets() noexcept {
    static const winsock started;
}

} // namespace refsock::detail
