// The POSIX backend of native.hpp.
#pragma once

#include <cerrno>
#include <cstddef>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace agent::native {

using handle = int;
inline constexpr handle none = -1;
using count = std::size_t; ///< of octets

inline constexpr int address_in_use = EADDRINUSE;

/// What made the last call fail, and which call that was.
inline std::system_error last_error(const char* call) {
    return {errno, std::generic_category(), call};
}

/// Whether the last call failed only because it would have blocked.
inline bool would_block() {
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

/// Whether the last connect goes on by itself.
inline bool connecting() {
    return errno == EINPROGRESS;
}

/// poll(2); the type of its size differs between systems.
inline int poll(pollfd* waiting, std::size_t size, int milliseconds) {
    return ::poll(waiting, static_cast<nfds_t>(size), milliseconds);
}

inline unsigned long process_id() {
    return static_cast<unsigned long>(::getpid());
}

void close(handle closed);

/// Makes a handle non-blocking, and no child inherits it. The agent has one thread that starts one
/// child, so that setting this after creation leaks nothing.
void prepare(handle made);

/// What the process needs before its first socket.
struct library {};

} // namespace agent::native
