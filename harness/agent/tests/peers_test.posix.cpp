#include "catch_any.hpp"

#include "peers_fixture.hpp"

using namespace agent;
using namespace agent::test;

TEST_CASE_METHOD(peers_fixture, "nothing to connect to is at the missing path") {
    CHECK(client(at("missing_unix"), SOCK_STREAM).error == fault::not_found);
}

TEST_CASE_METHOD(peers_fixture, "a silent peer of AF_UNIX has no room") {
    const auto where = from_json(at("silent_unix"));
    const auto socket = open_socket(AF_UNIX, SOCK_STREAM);
    CHECK(::connect(socket.get(), where.get(), where.size) == -1);
    CHECK(last_fault() == fault::would_block);
}

TEST_CASE_METHOD(peers_fixture, "a datagram of AF_UNIX goes back to a sender with a name") {
    client anonymous(at("echo_dgram_unix"), SOCK_DGRAM);
    anonymous.send("lost");
    CHECK_FALSE(ready(anonymous.socket, POLLIN, 50));

    const auto own = at("echo_dgram_unix").get<std::string>() + "-client";
    const auto named = open_bound(at_path(own), SOCK_DGRAM);
    const auto where = from_json(at("echo_dgram_unix"));
    CHECK(::sendto(named.get(), "ping", 4, 0, where.get(), where.size) == 4);
    REQUIRE(ready(named, POLLIN, 10000));
    char octets[8];
    CHECK(::recv(named.get(), octets, sizeof octets, 0) == 4);
}
