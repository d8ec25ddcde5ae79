#include "peers.hpp"

#include <cstdio>
#include <exception>
#include <utility>

#include "datagrams.hpp"
#include "directory.hpp"
#include "endpoint.hpp"
#include "faulty_names.hpp"
#include "silent.hpp"
#include "streams.hpp"

namespace agent {
namespace {

constexpr int usual_backlog = 128;

/// A peer that cannot be opened is a missing fixture, not the end of the agent.
template <class Open>
void attempt(const std::string& what, Open open) {
    try {
        open();
    } catch (const std::exception& why) {
        std::fprintf(stderr, "sockmatrix-agent: no %s: %s\n", what.c_str(), why.what());
    }
}

/// Where the peers of one family are, and how their fixtures' names end.
struct place {
    int family;
    std::string stream;   // "tcp6"
    std::string datagram; // "udp6"
    std::string directory;

    address at(const std::string& name) const {
        return family == AF_UNIX ? at_path(path_in(directory, name)) : loopback(family);
    }
};

class opener {
public:
    explicit opener(place where) : place_(std::move(where)) {}

    void open_all(peers& into) const {
        attempt(stream("idle"), [&] { open_served(into, "idle", idle_peer); });
        attempt(stream("echo"), [&] { open_served(into, "echo", echo_peer); });
        attempt(stream("reset"), [&] { open_served(into, "reset", reset_peer); });
        attempt(stream("closed"), [&] { open_closed(into); });
        attempt(place_.datagram, [&] { open_datagrams(into); });
    }

    /// A listener whose backlog is still to be filled.
    descriptor open_silent() const { return open_silent_listener(place_.at("silent")); }

    bool can_be_silent() const { return agent::can_be_silent(place_.family); }

    std::string stream(const std::string& kind) const { return kind + '_' + place_.stream; }

private:
    void open_served(peers& into, const std::string& kind,
                     std::unique_ptr<source> (*serve)(descriptor)) const {
        auto listener = open_listener(place_.at(kind), usual_backlog);
        into.fixtures[stream(kind)] = to_json(name_of(listener));
        into.served.push_back(serve(std::move(listener)));
    }

    void open_closed(peers& into) const {
        auto socket = open_bound(place_.at("closed"), SOCK_STREAM);
        into.fixtures[stream("closed")] = to_json(name_of(socket));
        // The socket of a path goes, so that only the file stays; a port has to stay taken.
        if (place_.family == AF_UNIX)
            into.fixtures["missing_unix"] = to_json(place_.at("missing"));
        else
            into.held.push_back(std::move(socket));
    }

    void open_datagrams(peers& into) const {
        auto echo = open_bound(place_.at("echo_dgram"), SOCK_DGRAM);
        into.fixtures["echo_" + place_.datagram] = to_json(name_of(echo));
        into.served.push_back(echo_datagrams_peer(std::move(echo)));
        if (place_.family == AF_UNIX) return;
        auto closed = open_closed_port(place_.at("closed_dgram"));
        into.fixtures["closed_" + place_.datagram] = to_json(closed.where);
        into.held.push_back(std::move(closed.holder));
    }

    place place_;
};

void open_silent(peers& into, const std::vector<opener>& openers) {
    std::vector<descriptor> listeners;
    std::map<std::string, std::string> fixtures;
    for (const auto& one : openers) {
        if (!one.can_be_silent()) continue;
        listeners.push_back(one.open_silent());
        fixtures[one.stream("silent")] = to_json(name_of(listeners.back()));
    }
    std::vector<const descriptor*> all;
    all.reserve(listeners.size());
    for (const auto& listener : listeners)
        all.push_back(&listener);
    auto connections = fill(all);
    into.fixtures.merge(fixtures);
    for (auto* group : {&listeners, &connections})
        for (auto& one : *group)
            into.held.push_back(std::move(one));
}

} // namespace

peers open_peers(const std::string& directory, bool ipv6, bool af_unix) {
    std::vector<opener> openers{opener({AF_INET, "tcp", "udp", {}})};
    if (ipv6) openers.push_back(opener({AF_INET6, "tcp6", "udp6", {}}));
    if (af_unix) openers.push_back(opener({AF_UNIX, "unix", "dgram_unix", directory}));

    peers result;
    for (const auto& one : openers)
        one.open_all(result);
    attempt("silent peers", [&] { open_silent(result, openers); });
    return result;
}

std::string netlink_pids() {
    std::string numbers;
    for (const auto first : {1900000000UL, 2000000000UL, 4000000000UL})
        numbers += (numbers.empty() ? "" : ",") + std::to_string(first + native::process_id());
    return '[' + numbers + ']';
}

void open_faulty_names(peers& into) {
    attempt("faulty names", [&] {
        into.served.push_back(
            faulty_names_peer(open_bound(loopback(AF_INET, faulty_names_port), SOCK_DGRAM)));
    });
}

} // namespace agent
