#include "cli/standard_handles.hpp"

#include <cerrno>
#include <cstdlib>

namespace sockmatrix {

void reserve_standard_handles() noexcept {} // files have handles of another kind than these

// The C library of Windows says EPIPE, or EINVAL where it does not know the system's ERROR_NO_DATA.
bool is_closed_pipe(int error) noexcept {
    return error == EPIPE || error == EINVAL;
}

void end_by_closed_pipe() noexcept {
    constexpr int failed = 3; // there is no signal for it
    std::_Exit(failed);
}

} // namespace sockmatrix
