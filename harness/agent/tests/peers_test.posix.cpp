#include "catch_any.hpp"

#include <cerrno>
#include <set>

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent_process.posix.hpp"
#include "client.posix.hpp"

using namespace agent;
using agent::test::agent_process;
using agent::test::client;
using nlohmann::json;

namespace {

/// An agent whose adapter does nothing, and its fixtures of a kind, one a family.
class peers_fixture {
public:
    peers_fixture() : process_({"--", "/bin/cat"}), params_(process_.fixtures()) {}

    json at(const std::string& name) const { return params_.at("fixtures").at(name); }
    bool can(const std::string& name) const { return params_.at("capabilities").at(name) == true; }

    std::vector<json> of(const std::string& kind, const std::string& suffix = "tcp") const {
        std::vector<json> found{at(kind + '_' + suffix)};
        if (can("ipv6")) found.push_back(at(kind + '_' + suffix + '6'));
        if (suffix == "tcp" && can("af_unix")) found.push_back(at(kind + "_unix"));
        return found;
    }

private:
    agent_process process_;
    json params_;
};

bool readable(const client& one, int milliseconds) {
    pollfd waiting{one.socket.get(), POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) == 1;
}

} // namespace

TEST_CASE_METHOD(peers_fixture, "a closed port refuses, and nobody else can have it") {
    for (const auto& where : of("closed")) {
        INFO(where);
        CHECK(client(where, SOCK_STREAM).error == ECONNREFUSED);
        CHECK_THROWS_AS(open_bound(test::from_json(where), SOCK_STREAM), std::system_error);
    }
}

TEST_CASE_METHOD(peers_fixture, "a closed UDP port answers that it is unreachable") {
    for (const auto& where : of("closed", "udp")) {
        INFO(where);
        client one(where, SOCK_DGRAM);
        one.send("x");
        CHECK(one.receive(1).empty());
        CHECK(one.error == ECONNREFUSED);
        CHECK_THROWS_AS(open_bound(test::from_json(where), SOCK_DGRAM), std::system_error);
    }
}

TEST_CASE_METHOD(peers_fixture, "nothing is at the missing path") {
    CHECK(client(at("missing_unix"), SOCK_STREAM).error == ENOENT);
    struct stat found {};
    CHECK(::stat(at("closed_unix").get<std::string>().c_str(), &found) == 0);
}

TEST_CASE_METHOD(peers_fixture, "a silent peer leaves a connection pending") {
    for (const std::string name : {"silent_tcp", "silent_tcp6"}) {
        if (name == "silent_tcp6" && !can("ipv6")) continue;
        INFO(name);
        const auto where = test::from_json(at(name));
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto socket = open_socket(where.storage.ss_family, SOCK_STREAM);
            CHECK(::connect(socket.get(), where.get(), where.size) == -1);
            CHECK(errno == EINPROGRESS);
            pollfd waiting{socket.get(), POLLOUT, 0};
            CHECK(::poll(&waiting, 1, 100) == 0);
        }
    }
}

TEST_CASE_METHOD(peers_fixture, "a silent peer of AF_UNIX has no room") {
    const auto where = test::from_json(at("silent_unix"));
    const auto socket = open_socket(AF_UNIX, SOCK_STREAM);
    CHECK(::connect(socket.get(), where.get(), where.size) == -1);
    CHECK(errno == EAGAIN);
}

TEST_CASE_METHOD(peers_fixture, "an idle peer connects and says nothing") {
    for (const auto& where : of("idle")) {
        INFO(where);
        client one(where, SOCK_STREAM, 100);
        REQUIRE(one.error == 0);
        one.send("x");
        ::shutdown(one.socket.get(), SHUT_WR);
        CHECK(one.receive(1).empty());
        CHECK(one.error == EAGAIN);
    }
}

TEST_CASE_METHOD(peers_fixture, "an idle peer takes no more than its buffers") {
    for (const auto& where : of("idle")) {
        INFO(where);
        client one(where, SOCK_STREAM);
        const std::string octets(1 << 16, 'x');
        ssize_t sent = 0;
        int pieces = 0;
        while (sent >= 0 && pieces < 10000) {
            sent = ::send(one.socket.get(), octets.data(), octets.size(), MSG_DONTWAIT);
            ++pieces;
        }
        CHECK(pieces < 10000);
        CHECK(errno == EAGAIN);
    }
}

TEST_CASE_METHOD(peers_fixture, "an echo peer sends back what it gets, then closes") {
    for (const auto& where : of("echo")) {
        INFO(where);
        client one(where, SOCK_STREAM);
        one.send("hello");
        CHECK(one.receive(5) == "hello");
        const std::string octets(100000, 'y');
        one.send(octets);
        CHECK(one.receive(octets.size()) == octets);
        ::shutdown(one.socket.get(), SHUT_WR);
        CHECK(one.receive(1).empty());
        CHECK(one.error == 0);
    }
}

TEST_CASE_METHOD(peers_fixture, "an echo peer waits for a client that does not read") {
    client slow(at("echo_tcp"), SOCK_STREAM);
    const std::string octets(1 << 16, 'x');
    std::size_t accepted = 0;
    pollfd waiting{slow.socket.get(), POLLOUT, 0};
    while (::poll(&waiting, 1, 200) == 1) {
        const auto sent = ::send(slow.socket.get(), octets.data(), octets.size(), MSG_DONTWAIT);
        if (sent > 0) accepted += static_cast<std::size_t>(sent);
        REQUIRE(accepted < (1u << 28));
    }
    client other(at("echo_tcp"), SOCK_STREAM);
    other.send("hello");
    CHECK(other.receive(5) == "hello");
    CHECK(slow.receive(accepted).size() == accepted);
}

TEST_CASE_METHOD(peers_fixture, "an echo peer keeps a bounded number of connections") {
    std::vector<client> many;
    for (int i = 0; i < 60; ++i) {
        many.emplace_back(at("echo_tcp"), SOCK_STREAM);
        many.back().send("x");
        CHECK(many.back().receive(1) == "x");
    }
    CHECK(many.front().receive(1).empty());
    many.back().send("y");
    CHECK(many.back().receive(1) == "y");
}

TEST_CASE_METHOD(peers_fixture, "a datagram goes back to its sender") {
    for (const auto& where : of("echo", "udp")) {
        INFO(where);
        client one(where, SOCK_DGRAM);
        one.send("ping");
        CHECK(one.receive(4) == "ping");
        ::send(one.socket.get(), "", 0, 0);
        char octet;
        CHECK(::recv(one.socket.get(), &octet, 1, 0) == 0);
    }
}

TEST_CASE_METHOD(peers_fixture, "a datagram of AF_UNIX goes back to a sender with a name") {
    client anonymous(at("echo_dgram_unix"), SOCK_DGRAM);
    anonymous.send("lost");
    CHECK_FALSE(readable(anonymous, 50));

    const auto own = at("echo_dgram_unix").get<std::string>() + "-client";
    const auto named = open_bound(at_path(own), SOCK_DGRAM);
    const auto where = test::from_json(at("echo_dgram_unix"));
    CHECK(::sendto(named.get(), "ping", 4, 0, where.get(), where.size) == 4);
    pollfd waiting{named.get(), POLLIN, 0};
    REQUIRE(::poll(&waiting, 1, 10000) == 1);
    char octets[8];
    CHECK(::recv(named.get(), octets, sizeof octets, 0) == 4);
}

TEST_CASE_METHOD(peers_fixture, "a resetting peer resets on the first octet") {
    for (const auto& where : of("reset")) {
        INFO(where);
        client one(where, SOCK_STREAM);
        REQUIRE(one.error == 0);
        CHECK_FALSE(readable(one, 50));
        one.send("x");
        CHECK(one.receive(1).empty());
        CHECK(one.error == ECONNRESET);
    }
}

TEST_CASE_METHOD(peers_fixture, "a resetting peer that gets no octet just closes") {
    client one(at("reset_tcp"), SOCK_STREAM);
    ::shutdown(one.socket.get(), SHUT_WR);
    CHECK(one.receive(1).empty());
    CHECK(one.error == 0);
}

TEST_CASE_METHOD(peers_fixture, "each fixture has an address of its own") {
    std::set<std::string> addresses;
    std::size_t count = 0;
    for (const std::string kind : {"closed", "silent", "idle", "echo", "reset"})
        for (const auto& where : of(kind)) {
            addresses.insert(where.dump());
            ++count;
        }
    CHECK(addresses.size() == count);
}
