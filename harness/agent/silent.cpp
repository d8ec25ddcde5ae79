#include "silent.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <stdexcept>

namespace agent {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

// What loopback has not connected by then stays pending.
constexpr milliseconds patience{20};
// Some systems make a backlog longer than they were asked to, but not longer than this.
constexpr int most_rounds = 200;

/// Starts a connection. Returns false if the listener takes no more (AF_UNIX says so at once).
bool start(const descriptor& listener, descriptor& connection) {
    const auto where = name_of(listener);
    connection = open_socket(where.storage.ss_family, SOCK_STREAM);
    return ::connect(connection.get(), where.get(), where.size) == 0 || native::connecting();
}

/// Waits until all connections are there, or for as long as one may take.
void await(std::vector<pollfd>& connections) {
    const auto end = steady_clock::now() + patience;
    for (auto& connection : connections) {
        const auto left = std::chrono::ceil<milliseconds>(end - steady_clock::now()).count();
        native::poll(&connection, 1, static_cast<int>(std::max<milliseconds::rep>(left, 0)));
    }
}

} // namespace

std::vector<descriptor> fill(const std::vector<const descriptor*>& listeners) {
    std::vector<descriptor> connections;
    auto open = listeners;
    for (int round = 0; !open.empty(); ++round) {
        if (round == most_rounds) throw std::runtime_error("a backlog cannot be filled");
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
