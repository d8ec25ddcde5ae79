// AF_UNIX as Windows has it. Its header, afunix.h, is missing from some compilers' sets.
#pragma once

#include "native.hpp"

namespace refsock::detail {

struct windows_sockaddr_un {
    ADDRESS_FAMILY sun_family;
    char sun_path[108];
};

/// The ioctl that tells the process of the peer (SIO_AF_UNIX_GETPEERPID).
inline constexpr DWORD get_peer_process = _WSAIOR(IOC_VENDOR, 256);

} // namespace refsock::detail
