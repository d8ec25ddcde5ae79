#include "cli/standard_handles.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace sockmatrix {

void reserve_standard_handles() noexcept {
    // open() gives the lowest number that is free. A handle for output is opened for reading, and
    // the other way round.
    const std::array<int, 3> modes = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int handle = 0; handle < static_cast<int>(modes.size()); ++handle) {
        if (fcntl(handle, F_GETFD) != -1 || errno != EBADF) continue;
        if (open("/dev/null", modes[static_cast<std::size_t>(handle)]) < 0) return;
    }
}

bool is_closed_pipe(int error) noexcept {
    return error == EPIPE;
}

void end_by_closed_pipe() noexcept {
    std::signal(SIGPIPE, SIG_DFL); // whoever started us may have had it ignored
    sigset_t blocked;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGPIPE);
    sigprocmask(SIG_UNBLOCK, &blocked, nullptr);
    std::raise(SIGPIPE);
    std::_Exit(128 + SIGPIPE);
}

} // namespace sockmatrix
