#include "constant_tables.hpp"
#include "native.hpp"
#include "socket_backend.hpp"
#include "unix_address.windows.hpp"

#include <atomic>
#include <iterator>
#include <optional>

namespace refsock {
namespace detail {
namespace {

constexpr constant_entry table[] = {
#include "tables/constants.inc"
};

static_assert(std::size(table) <= most_platform_constants);

/// Whether the system has AF_UNIX; nothing where a lack of handles or memory kept it from telling.
std::optional<bool> asked_for_unix() noexcept {
    start_sockets();
    const SOCKET made = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (made == INVALID_SOCKET) {
        if (is_lack(last_error())) return std::nullopt;
        return false;
    }
    ::closesocket(made);
    return true;
}

} // namespace

bool has_unix() noexcept {
    static std::atomic<int> known = -1;
    if (known.load() < 0) {
        const std::optional<bool> answer = asked_for_unix();
        if (!answer) return false;
        known.store(*answer ? 1 : 0);
    }
    return known.load() == 1;
}

std::span<const constant_entry> platform_constants() noexcept {
    return table;
}

} // namespace detail

const int af_inet = AF_INET;
const int af_inet6 = AF_INET6;
const int af_unix = AF_UNIX;
const int sock_stream = SOCK_STREAM;
const int sock_dgram = SOCK_DGRAM;

} // namespace refsock
