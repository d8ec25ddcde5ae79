// The Winsock backend of native.hpp.
#pragma once

// What select takes: all peers with all the connections that they keep.
#define FD_SETSIZE 512
#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif

#include <string>
#include <system_error>

#include <winsock2.h>
#include <ws2tcpip.h>

#include <afunix.h>

namespace agent::native {

using handle = SOCKET;
inline constexpr handle none = INVALID_SOCKET;
using count = int; ///< of octets

inline constexpr int address_in_use = WSAEADDRINUSE;

/// What made the last call of Winsock fail, and which call that was. The text has the number, as
/// Wine has no text of its own for some.
inline std::system_error last_error(const char* call) {
    const int code = WSAGetLastError();
    return {code, std::system_category(), call + (", error " + std::to_string(code))};
}

/// Whether the last call failed only because it would have blocked.
inline bool would_block() {
    return WSAGetLastError() == WSAEWOULDBLOCK;
}

/// Whether the last connect goes on by itself.
inline bool connecting() {
    return WSAGetLastError() == WSAEWOULDBLOCK;
}

/// POSIX's poll as far as the agent needs it: POLLIN and POLLOUT (also for a connect that failed),
/// no POLLHUP. WSAPoll would report a client that has only shut down its sending without end.
int poll(pollfd* waiting, std::size_t size, int milliseconds);

inline unsigned long process_id() {
    return GetCurrentProcessId();
}

void close(handle closed);

/// Makes a socket non-blocking, and no child inherits it.
void prepare(handle made);

/// Winsock, while it lives. Throws std::system_error.
struct library {
    library();
    library(const library&) = delete;
    library& operator=(const library&) = delete;
    ~library();
};

} // namespace agent::native
