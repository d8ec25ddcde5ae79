// Calls that wait for the socket within a timeout.
#pragma once

#include "refsock/error.hpp"
#include "socket_backend.hpp"

#include <atomic>
#include <system_error>

namespace refsock::detail {

/// Makes `call` (of a handle and a std::error_code&) until it has done something or failed, waiting
/// in between as `limit` says. The handle is read anew each time, as another thread may close the
/// socket.
template <typename Call>
auto call_within(const std::atomic<native_handle>& handle, direction way, const deadline& limit,
                 std::error_code& code, Call call) {
    for (bool was_ready = false;;) {
        const native_handle current = handle.load();
        const auto result = call(current, code);
        if (is_interrupted(code)) continue;
        if (!limit.waits() || !is_would_block(code)) return result;
        // Ready and yet not: another thread was first, or it is a state that poll does not tell,
        // such as an AF_UNIX datagram receiver that is full. Asking again without a pause would
        // keep the CPU busy.
        if (was_ready) limit.pause();
        const bool ended = was_ready && limit.passed();
        code = ended ? make_error_code(condition::timed_out) : wait_ready(current, way, limit);
        if (code) return result;
        was_ready = true;
    }
}

} // namespace refsock::detail
