#include "silent.posix.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <optional>
#include <stdexcept>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>

#include "endpoint.posix.hpp"

namespace agent {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// What loopback has not connected by then stays pending.
constexpr milliseconds patience{20};
// Some systems make a backlog longer than they were asked to, but not longer than this.
constexpr int most_connections = 200;

/// Starts a connection. Returns false if the listener takes no more (AF_UNIX says so at once).
bool start(const descriptor& listener, descriptor& connection) {
    const auto where = name_of(listener);
    connection = open_socket(where.storage.ss_family, SOCK_STREAM);
    return ::connect(connection.get(), where.get(), where.size) == 0 || errno == EINPROGRESS;
}

/// Waits until all connections are there, or for as long as one may take.
void await(std::vector<pollfd>& connections) {
    const auto end = steady_clock::now() + patience;
    for (auto& connection : connections) {
        const auto left = std::chrono::ceil<milliseconds>(end - steady_clock::now()).count();
        ::poll(&connection, 1, static_cast<int>(std::max<milliseconds::rep>(left, 0)));
    }
}

/// Whether a backlog is full, where the system tells: in TCP_INFO of a listener Linux gives the
/// length of the backlog and its limit.
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

} // namespace

std::vector<descriptor> fill(const std::vector<const descriptor*>& listeners) {
    std::vector<descriptor> connections;
    auto open = listeners;
    for (int round = 0; !open.empty(); ++round) {
        if (round == most_connections) throw std::runtime_error("a backlog cannot be filled");
        std::vector<pollfd> started;
        std::vector<const descriptor*> asked;
        for (const auto* listener : open) {
            descriptor connection;
            if (!start(*listener, connection)) continue;
            started.push_back({connection.get(), POLLOUT, 0});
            asked.push_back(listener);
            connections.push_back(std::move(connection));
        }
        await(started);
        open.clear();
        for (std::size_t i = 0; i < asked.size(); ++i)
            if (!told_full(*asked[i]).value_or(started[i].revents == 0)) open.push_back(asked[i]);
    }
    return connections;
}

} // namespace agent
