#include "faults.hpp"

namespace agent::test {

const fault unreachable = fault::reset;
const int refusal_takes = 3000; // a refused connection is tried again for two seconds

fault last_fault() {
    switch (WSAGetLastError()) {
    case WSAECONNREFUSED:
        return fault::refused;
    case WSAECONNRESET:
        return fault::reset;
    case WSAEWOULDBLOCK:
    case WSAETIMEDOUT:
        return fault::would_block;
    default:
        return fault::other;
    }
}

void set_blocking(native::handle socket, bool blocking) {
    u_long on = blocking ? 0 : 1;
    ::ioctlsocket(socket, static_cast<long>(FIONBIO), &on);
}

void limit_receiving(native::handle socket, int milliseconds) {
    const DWORD patience = static_cast<DWORD>(milliseconds);
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, reinterpret_cast<const char*>(&patience),
                 sizeof patience);
}

} // namespace agent::test
