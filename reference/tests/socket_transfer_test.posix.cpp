// Receiving, sending, shutting down.
#include "socket_support.posix.hpp"

#include <algorithm>
#include <array>
#include <csignal>
#include <limits>
#include <sys/socket.h>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace socket_transfer_tests {

using refsock::af_inet;
using refsock::sock_dgram;
using refsock::socket;
using std::error_code;
using support::error_of;
using support::number;
using support::octets;
using support::text;

// Sanitizers end the program at an allocation that is too large, where the system just refuses it.
extern "C" const char* __asan_default_options();
extern "C" const char* __tsan_default_options();
extern "C" const char* __asan_default_options() {
    return "allocator_may_return_null=1";
}
extern "C" const char* __tsan_default_options() {
    return "allocator_may_return_null=1";
}

TEST_CASE("a stream is received in the order in which it was sent, then ends") {
    for (const int family : support::families()) {
        auto [client, server] = support::connected(family);
        CHECK(client.send(octets("abc")) == 3);
        client.sendall(octets("def"));
        client.close();
        std::string all;
        for (int i = 0; i < 10 && all.size() < 6; ++i)
            all += text(server.recv(2));
        CHECK(all == "abcdef");
        CHECK(server.recv(10).empty());
        CHECK(server.recv(10).empty());
    }
}

TEST_CASE("recv_into fills the start of the buffer") {
    auto [client, server] = support::connected();
    client.sendall(octets("abc"));
    std::string buffer = "......";
    const auto span = std::as_writable_bytes(std::span(buffer));
    CHECK(server.recv_into(span) == 3);
    CHECK(buffer == "abc...");
    client.sendall(octets("12"));
    const auto received = server.recvfrom_into(span.first(4));
    CHECK(received.size == 2);
    CHECK(buffer == "12c...");
    client.close();
    CHECK(server.recv_into(span) == 0);
}

TEST_CASE("recvfrom on a stream gives what the platform gives") {
    auto [client, server] = support::connected();
    client.sendall(octets("abc"));
    const auto received = server.recvfrom(10);
    CHECK(text(received.data) == "abc");
    const bool none = std::holds_alternative<std::monostate>(received.address);
    CHECK((none || received.address == client.getsockname()));
}

TEST_CASE("flags reach the system") {
    auto [client, server] = support::connected();
    client.sendall(octets("abcdef"));
    CHECK(text(server.recv(3, number("MSG_PEEK"))) == "abc");
    CHECK(text(server.recv(6, number("MSG_WAITALL"))) == "abcdef");
}

TEST_CASE("sizes of receives are checked") {
    auto [client, server] = support::connected();
    error_code code;
    CHECK(server.recv(-1, 0, code).empty());
    CHECK(code == refsock::condition::value);
    CHECK(server.recvfrom(-1, 0, code).data.empty());
    CHECK(code == refsock::condition::value);
    CHECK(support::thrown_by([&, &s = server] { s.recv(-1); }) == "value_error: recv");
    server.recv(std::numeric_limits<std::int64_t>::max(), 0, code);
    CHECK(code == std::errc::not_enough_memory);
    client.sendall(octets("abc"));
    CHECK(text(server.recv(std::int64_t{1} << 30)) == "abc");
    client.close();
    CHECK(server.recv(0).empty());
}

#ifdef MSG_TRUNC
namespace {

/// Leaves octets of another use behind, where the next memory of this size is likely to come from.
void use_memory(std::size_t size) {
    const std::vector<unsigned char> used(size, 0x5a);
    REQUIRE(std::ranges::count(used, 0x5a) == static_cast<std::ptrdiff_t>(size));
}

bool all_zero(const std::vector<std::byte>& data) {
    return std::ranges::count(data, std::byte{0}) == static_cast<std::ptrdiff_t>(data.size());
}

} // namespace

TEST_CASE("octets that the system counts but does not write are zero") {
    for (const std::size_t size : {std::size_t{100}, std::size_t{4096}, std::size_t{300000}}) {
        auto [client, server] = support::connected();
        for (int i = 0; i < 3; ++i)
            client.sendall(std::vector(size, std::byte{1}));
        const std::int64_t most = static_cast<std::int64_t>(size);
        use_memory(size);
        // Linux discards the data and tells how many there were; others may ignore the flag.
        const auto first = server.recv(most, MSG_TRUNC);
        use_memory(size);
        const auto second = server.recvfrom(most, MSG_TRUNC).data;
        const auto discards = [](const auto& data) { return data.at(0) != std::byte{1}; };
        CHECK((all_zero(first) || !discards(first)));
        CHECK((all_zero(second) || !discards(second)));
        std::vector<std::byte> buffer(size, std::byte{2});
        CHECK(server.recv_into(buffer, MSG_TRUNC) <= size);
        CHECK(std::ranges::count(buffer, std::byte{0}) == 0);
    }
}

TEST_CASE("a datagram that is longer than the buffer is cut, whatever the system tells") {
    auto [first, second] = refsock::socketpair(support::number("AF_UNIX"), refsock::sock_dgram, 0);
    first.send(octets("abcdef"));
    CHECK(text(second.recv(2, MSG_TRUNC)) == "ab");
    first.send(octets("abcdef"));
    CHECK(text(second.recvfrom(2, MSG_TRUNC).data) == "ab");
    first.send(octets("abcdef"));
    CHECK(text(second.recv(100000, MSG_TRUNC)) == "abcdef");
}
#endif

TEST_CASE("a large buffer gives what came, and no more memory than that") {
    auto [client, server] = support::connected();
    for (const std::int64_t size : {65536, 65537, 1 << 24}) {
        client.sendall(octets("abc"));
        const auto received = server.recv(size);
        CHECK(text(received) == "abc");
        CHECK(received.capacity() < 65536);
    }
}

TEST_CASE("a datagram socket that is shut down for reading is at its end in every mode") {
    socket receiver = support::bound(af_inet, sock_dgram);
    socket sender = support::bound(af_inet, sock_dgram);
    receiver.connect(sender.getsockname());
    sender.connect(receiver.getsockname());
    auto pair = refsock::socketpair(support::number("AF_UNIX"), sock_dgram, 0);
    for (auto [s, peer] : {std::pair{&receiver, &sender}, {&pair.first, &pair.second}}) {
        peer->send(octets("before"));
        s->shutdown(number("SHUT_RD"));
        s->settimeout(support::loose);
        CHECK(text(s->recv(100)) == "before");
        std::array<std::byte, 4> buffer{};
        for (const refsock::timeout_value timeout : {refsock::timeout_value{}, {0.0}, {20.0}}) {
            s->settimeout(timeout);
            const support::stopwatch watch;
            error_code code;
            CHECK(s->recv(10, 0, code).empty());
            CHECK_FALSE(code);
            CHECK(s->recvfrom(10, 0, code).data.empty());
            CHECK_FALSE(code);
            CHECK(s->recv_into(buffer, 0, code) == 0);
            CHECK_FALSE(code);
            CHECK(watch.seconds() < support::loose / 2);
        }
        s->settimeout(std::nullopt);
        CHECK(s->recv(10, number("MSG_DONTWAIT")).empty());
    }
}

TEST_CASE("datagrams come whole, with their sender") {
    for (const int family : support::families()) {
        socket receiver = support::bound(family, sock_dgram);
        socket sender = support::bound(family, sock_dgram);
        CHECK(sender.sendto(octets("hello"), receiver.getsockname()) == 5);
        CHECK(sender.sendto(octets(""), 0, receiver.getsockname()) == 0);
        CHECK(sender.sendto(octets("cut off"), receiver.getsockname()) == 7);
        const auto first = receiver.recvfrom(100);
        CHECK(text(first.data) == "hello");
        CHECK(first.address == sender.getsockname());
        CHECK(receiver.recv(100).empty());
        CHECK(text(receiver.recv(3)) == "cut");
        CHECK(receiver.sendto(octets("back"), first.address) == 4);
        CHECK(text(sender.recv(100)) == "back");
    }
}

TEST_CASE("MSG_TRUNC does not make a result longer than its buffer") {
    socket receiver = support::bound(af_inet, sock_dgram);
    socket sender(af_inet, sock_dgram);
    std::array<std::byte, 2> buffer{};
    const int flag = number("MSG_TRUNC");
    for (int i = 0; i < 4; ++i)
        sender.sendto(octets("hello"), receiver.getsockname());
    CHECK(text(receiver.recv(2, flag)) == "he");
    CHECK(receiver.recv_into(buffer, flag) == 2);
    CHECK(text(receiver.recvfrom(2, flag).data) == "he");
    CHECK(receiver.recvfrom_into(buffer, flag).size == 2);
}

TEST_CASE("connect sets and changes the peer of a datagram socket") {
    socket first = support::bound(af_inet, sock_dgram);
    socket second = support::bound(af_inet, sock_dgram);
    socket sender(af_inet, sock_dgram);
    CHECK(error_of([&](error_code& c) { sender.send(octets("x"), 0, c); }) == "EDESTADDRREQ");
    sender.connect(first.getsockname());
    CHECK(sender.send(octets("one")) == 3);
    sender.connect(second.getsockname());
    sender.sendall(octets("two"));
    sender.sendall(octets(""));
    CHECK(sender.getpeername() == second.getsockname());
    CHECK(text(first.recv(10)) == "one");
    CHECK(text(second.recv(10)) == "two");
    CHECK(second.recv(10).empty());
}

TEST_CASE("a refused datagram is reported by a later call") {
    socket sender(af_inet, sock_dgram);
    sender.settimeout(support::loose);
    {
        const socket gone = support::bound(af_inet, sock_dgram);
        sender.connect(gone.getsockname());
    }
    sender.send(octets("x"));
    CHECK(error_of([&](error_code& c) { sender.recv(1, 0, c); }) == "ECONNREFUSED");
}

TEST_CASE("a datagram can be too long") {
    socket s(af_inet, sock_dgram);
    const socket receiver = support::bound(af_inet, sock_dgram);
    const std::vector<std::byte> data(70000);
    CHECK(error_of([&](error_code& c) { s.sendto(data, 0, receiver.getsockname(), c); }) ==
          "EMSGSIZE");
    CHECK(support::thrown_by([&] { s.sendto(data, receiver.getsockname()); }) == "error: sendto");
}

TEST_CASE("broadcasting must be asked for") {
    socket s(af_inet, sock_dgram);
    const support::inet_address everyone{"<broadcast>", 9};
    CHECK(error_of([&](error_code& c) { s.sendto(octets("x"), 0, everyone, c); }) == "EACCES");
}

TEST_CASE("a stream without a connection neither receives nor sends") {
    socket s(af_inet);
    s.settimeout(support::loose);
    CHECK(error_of([&](error_code& c) { s.recv(1, 0, c); }) == "ENOTCONN");
    CHECK(error_of([&](error_code& c) { s.shutdown(number("SHUT_RDWR"), c); }) == "ENOTCONN");
    const auto sent = error_of([&](error_code& c) { s.send(octets("x"), 0, c); });
    CHECK((sent == "EPIPE" || sent == "ENOTCONN"));
}

TEST_CASE("sending to a closed connection is EPIPE, and no SIGPIPE") {
    REQUIRE(::signal(SIGPIPE, SIG_DFL) != SIG_ERR);
    auto [client, server] = support::connected();
    client.shutdown(number("SHUT_WR"));
    CHECK(error_of([&, &s = client](error_code& c) { s.send(octets("x"), 0, c); }) == "EPIPE");
    CHECK(error_of([&, &s = client](error_code& c) { s.sendall(octets("x"), 0, c); }) == "EPIPE");
    auto [first, second] = refsock::socketpair();
    second.close();
    CHECK(error_of([&, &s = first](error_code& c) { s.send(octets("x"), 0, c); }) == "EPIPE");
    CHECK(support::thrown_by([&, &s = first] { s.sendall(octets("x")); }) == "error: sendall");
}

TEST_CASE("shutdown ends one direction or both") {
    auto [client, server] = support::connected();
    client.sendall(octets("last"));
    client.shutdown(number("SHUT_WR"));
    CHECK(text(server.recv(10)) == "last");
    CHECK(server.recv(10).empty());
    server.sendall(octets("answer"));
    CHECK(text(client.recv(10)) == "answer");
    CHECK(error_of([&, &s = client](error_code& c) { s.shutdown(77, c); }) == "EINVAL");
    server.shutdown(number("SHUT_RDWR"));
    CHECK(client.recv(10).empty());
    CHECK(client.fileno() >= 0);
}

TEST_CASE("a reset connection is reported") {
    auto [client, server] = support::connected();
    const std::array<int, 2> at_once{1, 0};
    client.setsockopt(number("SOL_SOCKET"), number("SO_LINGER"), std::as_bytes(std::span(at_once)));
    client.close();
    CHECK(error_of([&, &s = server](error_code& c) { s.recv(1, 0, c); }) == "ECONNRESET");
}

} // namespace socket_transfer_tests
