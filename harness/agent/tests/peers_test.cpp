#include "catch_any.hpp"

#include <filesystem>
#include <set>

#include "peers_fixture.hpp"

using namespace agent;
using namespace agent::test;

TEST_CASE_METHOD(peers_fixture, "a closed port refuses, and nobody else can have it") {
    for (const auto& where : of("closed")) {
        INFO(where);
        CHECK(client(where, SOCK_STREAM).error == fault::refused);
        CHECK_THROWS_AS(open_bound(from_json(where), SOCK_STREAM), std::system_error);
    }
}

TEST_CASE_METHOD(peers_fixture, "a closed UDP port answers that it is unreachable") {
    for (const auto& where : of("closed", "udp")) {
        INFO(where);
        client one(where, SOCK_DGRAM);
        one.send("x");
        CHECK(one.receive(1).empty());
        CHECK(one.error == unreachable);
        CHECK_THROWS_AS(open_bound(from_json(where), SOCK_DGRAM), std::system_error);
    }
}

TEST_CASE_METHOD(peers_fixture, "nothing is at the missing path") {
    if (!can("af_unix")) return;
    CHECK(client(at("missing_unix"), SOCK_STREAM).error != fault::none);
    const std::filesystem::path missing = at("missing_unix").get<std::string>();
    const std::filesystem::path closed = at("closed_unix").get<std::string>();
    CHECK_FALSE(std::filesystem::exists(std::filesystem::symlink_status(missing)));
    CHECK(std::filesystem::exists(std::filesystem::symlink_status(closed)));
}

TEST_CASE_METHOD(peers_fixture, "a silent peer leaves a connection pending") {
    for (const std::string name : {"silent_tcp", "silent_tcp6"}) {
        if (name == "silent_tcp6" && !can("ipv6")) continue;
        INFO(name);
        const auto where = from_json(at(name));
        for (int attempt = 0; attempt < 3; ++attempt) {
            const auto socket = open_socket(where.storage.ss_family, SOCK_STREAM);
            CHECK(::connect(socket.get(), where.get(), where.size) == -1);
            CHECK(native::connecting());
            CHECK_FALSE(ready(socket, POLLOUT, refusal_takes));
        }
    }
}

TEST_CASE_METHOD(peers_fixture, "an idle peer connects and says nothing") {
    for (const auto& where : of("idle")) {
        INFO(where);
        client one(where, SOCK_STREAM, 100);
        REQUIRE(one.error == fault::none);
        one.send("x");
        one.end_of_input();
        CHECK(one.receive(1).empty());
        CHECK(one.error == fault::would_block);
    }
}

TEST_CASE_METHOD(peers_fixture, "an idle peer takes no more than its buffers") {
    for (const auto& where : of("idle")) {
        INFO(where);
        client one(where, SOCK_STREAM);
        const std::string octets(1 << 16, 'x');
        int pieces = 0;
        while (pieces < 10000 && one.send_at_once(octets) > 0)
            ++pieces;
        CHECK(pieces < 10000);
        CHECK(one.error == fault::would_block);
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
        one.end_of_input();
        CHECK(one.receive(1).empty());
        CHECK(one.error == fault::none);
    }
}

TEST_CASE_METHOD(peers_fixture, "an echo peer waits for a client that does not read") {
    client slow(at("echo_tcp"), SOCK_STREAM);
    const std::string octets(1 << 16, 'x');
    std::size_t accepted = 0;
    while (ready(slow.socket, POLLOUT, 200)) {
        accepted += slow.send_at_once(octets);
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

TEST_CASE_METHOD(peers_fixture, "a resetting peer resets on the first octet") {
    for (const auto& where : of("reset")) {
        INFO(where);
        client one(where, SOCK_STREAM);
        REQUIRE(one.error == fault::none);
        CHECK_FALSE(ready(one.socket, POLLIN, 50));
        one.send("x");
        CHECK(one.receive(1).empty());
        CHECK(one.error == fault::reset);
    }
}

TEST_CASE_METHOD(peers_fixture, "a resetting peer that gets no octet just closes") {
    client one(at("reset_tcp"), SOCK_STREAM);
    one.end_of_input();
    CHECK(one.receive(1).empty());
    CHECK(one.error == fault::none);
}

TEST_CASE_METHOD(peers_fixture, "each fixture has an address of its own") {
    std::set<std::string> addresses;
    std::size_t count = 0;
    for (const auto& [name, where] : all().items()) {
        if (name.find("udp") != std::string::npos) continue; // with ports of their own
        addresses.insert(where.dump());
        ++count;
    }
    CHECK(addresses.size() == count);
    CHECK(count >= 5);
}
