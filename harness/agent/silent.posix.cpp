#include "silent.hpp"

#include <netinet/tcp.h>

namespace agent {
namespace {

// With a backlog of 0 Linux answers by SYN cookies and complains in its log.
constexpr int backlog = 1;

} // namespace

bool can_be_silent(int) {
    return true;
}

descriptor open_silent_listener(const address& where) {
    return open_listener(where, backlog);
}

/// In TCP_INFO of a listener Linux gives the length of the backlog and its limit.
std::optional<bool> told_full([[maybe_unused]] const descriptor& listener) {
#ifdef __linux__
    tcp_info info{};
    socklen_t size = sizeof info;
    const int failed = ::getsockopt(listener.get(), IPPROTO_TCP, TCP_INFO, &info, &size);
    if (failed == 0 && info.tcpi_state == TCP_LISTEN && info.tcpi_sacked > 0)
        return info.tcpi_unacked > info.tcpi_sacked;
#endif
    return std::nullopt;
}

} // namespace agent
