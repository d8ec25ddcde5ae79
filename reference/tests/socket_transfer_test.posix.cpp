// Receiving, sending, shutting down.
#include "socket_support.posix.hpp"

#include <array>
#include <csignal>
#include <limits>

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
