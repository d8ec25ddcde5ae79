// A datagram socket that is connected to itself: select waits for sockets alone.
#include "wake_event.hpp"

#include "native.hpp"

namespace refsock::detail {
namespace {

/// Makes `made` its own peer over loopback; from then on nobody else's datagrams reach it.
bool meet_itself(SOCKET made) noexcept {
    sockaddr_in name{};
    int length = sizeof name;
    name.sin_family = AF_INET;
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&name);
    return ::bind(made, generic, length) == 0 && ::getsockname(made, generic, &length) == 0 &&
           ::connect(made, generic, length) == 0;
}

} // namespace

wake_event::wake_event() noexcept {
    start_sockets();
    const SOCKET made = ::WSASocketW(AF_INET, SOCK_DGRAM, 0, nullptr, 0, WSA_FLAG_OVERLAPPED);
    if (made == INVALID_SOCKET) return;
    ::SetHandleInformation(reinterpret_cast<HANDLE>(made), HANDLE_FLAG_INHERIT, 0);
    if (meet_itself(made))
        writer_ = reader_ = static_cast<native_handle>(made);
    else
        ::closesocket(made);
}

wake_event::~wake_event() {
    if (exists()) ::closesocket(static_cast<SOCKET>(reader_));
}

void wake_event::set() noexcept {
    const char one = 1;
    if (exists()) ::send(static_cast<SOCKET>(writer_), &one, sizeof one, 0);
}

} // namespace refsock::detail
