// The platform's own socket headers and the few types that differ. The one header with OS macros.
#pragma once

#ifdef _WIN32
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
#include <mswsock.h>
#include <mstcpip.h>
// clang-format on
#else
#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/un.h>
#include <unistd.h>
#endif

#include "refsock/byte_order.hpp"

#include <system_error>

namespace refsock::detail {

#ifdef _WIN32
using socket_length = int;
inline constexpr int family_not_supported = WSAEAFNOSUPPORT;
/// Makes Winsock ready for the life of the process, once. Every function that may be the first to
/// reach Winsock calls this before it does.
void start_sockets() noexcept;
#else
using socket_length = socklen_t;
inline constexpr int family_not_supported = EAFNOSUPPORT;
/// Sockets need no start here.
inline void start_sockets() noexcept {}
#endif

// The h_errno that stands for an error in errno. musl has none: there the number that a look-up
// returns tells such an error, and -1 is never an h_errno.
#ifdef NETDB_INTERNAL
inline constexpr int netdb_internal = NETDB_INTERNAL;
#else
inline constexpr int netdb_internal = -1;
#endif

/// The error of the native call on the line before (errno or WSAGetLastError), never a zero code.
std::error_code last_error() noexcept;
/// A native error number as a code; 0 becomes condition::unknown.
std::error_code native_error(int number) noexcept;
/// An EAI_* number as a code; EAI_SYSTEM becomes the error that it points to (the last one).
std::error_code gai_error(int number) noexcept;
/// An h_errno number as a code; NETDB_INTERNAL becomes the last native error.
std::error_code h_errno_error(int number) noexcept;

} // namespace refsock::detail
