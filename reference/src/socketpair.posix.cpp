#include "native.hpp"
#include "socket_backend.hpp"

namespace refsock::detail {

handle_pair open_pair(int family, int type, int proto, std::error_code& code) noexcept {
    int made[2] = {-1, -1};
#ifdef SOCK_CLOEXEC
    type |= SOCK_CLOEXEC;
#endif
    if (::socketpair(family, type, proto, made) != 0) {
        code = last_error();
        return {};
    }
#ifndef SOCK_CLOEXEC
    for (const int descriptor : made)
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
#endif
    code.clear();
    return {made[0], made[1]};
}

} // namespace refsock::detail
