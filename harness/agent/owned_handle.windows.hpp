// The owner of one handle of Windows that is no socket.
#pragma once

#include <memory>
#include <type_traits>

#include "native.hpp"

namespace agent {

struct handle_closer {
    void operator()(HANDLE closed) const { ::CloseHandle(closed); }
};

/// Null where there is none.
using owned_handle = std::unique_ptr<std::remove_pointer_t<HANDLE>, handle_closer>;

/// Throws std::system_error with the last error of Windows (not of Winsock) and the call.
[[noreturn]] inline void fail_of_windows(const char* call) {
    throw std::system_error(static_cast<int>(::GetLastError()), std::system_category(), call);
}

} // namespace agent
