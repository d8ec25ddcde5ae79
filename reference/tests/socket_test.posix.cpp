// Making, naming, connecting and closing sockets.
#include "socket_support.posix.hpp"

#include <array>
#include <fcntl.h>
#include <functional>
#include <sys/socket.h>
#include <unistd.h>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace socket_tests {

using refsock::af_inet;
using refsock::af_inet6;
using refsock::sock_dgram;
using refsock::sock_stream;
using refsock::socket;
using std::error_code;
using support::error_of;
using support::octets;

namespace {

bool closes_on_exec(const socket& s) {
    return (::fcntl(static_cast<int>(s.fileno()), F_GETFD) & FD_CLOEXEC) != 0;
}

bool is_open(refsock::native_handle handle) {
    return ::fcntl(static_cast<int>(handle), F_GETFD) != -1;
}

} // namespace

TEST_CASE("a socket has the attributes that it was made with") {
    const socket s(af_inet, sock_dgram, support::number("IPPROTO_UDP"));
    CHECK(s.family() == af_inet);
    CHECK(s.type() == sock_dgram);
    CHECK(s.proto() == support::number("IPPROTO_UDP"));
    CHECK(s.fileno() >= 0);
    CHECK(s.gettimeout() == std::nullopt);
}

#ifdef SOCK_NONBLOCK
TEST_CASE("flags of the type make a non-blocking socket and are not part of its type") {
    const socket s(af_inet, sock_stream | SOCK_NONBLOCK | SOCK_CLOEXEC);
    CHECK(s.type() == sock_stream);
    CHECK(s.gettimeout() == 0.0);
    CHECK((::fcntl(static_cast<int>(s.fileno()), F_GETFL) & O_NONBLOCK) != 0);
}
#endif

TEST_CASE("a socket that cannot be made reports why") {
    error_code code;
    const socket s(af_inet, 12345, 0, code);
    CHECK(code == std::errc::invalid_argument);
    CHECK(s.fileno() == -1);
    CHECK(support::thrown_by([] { socket(-1, sock_stream); }) == "error: socket");
}

TEST_CASE("every call of a closed socket fails with EBADF") {
    using call = std::function<void(socket&, error_code&)>;
    const auto address = support::loopback(af_inet);
    std::array<std::byte, 4> buffer{};
    const std::vector<std::pair<const char*, call>> calls = {
        {"accept", [](socket& s, error_code& c) { s.accept(c); }},
        {"bind", [&](socket& s, error_code& c) { s.bind(address, c); }},
        {"connect", [&](socket& s, error_code& c) { s.connect(address, c); }},
        {"dup", [](socket& s, error_code& c) { s.dup(c); }},
        {"getpeername", [](socket& s, error_code& c) { s.getpeername(c); }},
        {"getsockname", [](socket& s, error_code& c) { s.getsockname(c); }},
        {"getsockopt", [](socket& s, error_code& c) { s.getsockopt(1, 2, c); }},
        {"getsockopt length", [](socket& s, error_code& c) { s.getsockopt(1, 2, 4, c); }},
        {"setsockopt", [](socket& s, error_code& c) { s.setsockopt(1, 2, 1, c); }},
        {"listen", [](socket& s, error_code& c) { s.listen(1, c); }},
        {"recv", [](socket& s, error_code& c) { s.recv(1, 0, c); }},
        {"recvfrom", [](socket& s, error_code& c) { s.recvfrom(1, 0, c); }},
        {"recv_into", [&](socket& s, error_code& c) { s.recv_into(buffer, 0, c); }},
        {"recvfrom_into", [&](socket& s, error_code& c) { s.recvfrom_into(buffer, 0, c); }},
        {"send", [](socket& s, error_code& c) { s.send(octets("x"), 0, c); }},
        {"sendall", [](socket& s, error_code& c) { s.sendall(octets("x"), 0, c); }},
        {"sendto", [&](socket& s, error_code& c) { s.sendto(octets("x"), 0, address, c); }},
        {"shutdown", [](socket& s, error_code& c) { s.shutdown(0, c); }},
        {"settimeout", [](socket& s, error_code& c) { s.settimeout(1, c); }},
        {"setblocking", [](socket& s, error_code& c) { s.setblocking(true, c); }},
    };
    socket closed(af_inet);
    closed.settimeout(5);
    closed.close();
    socket never(refsock::no_socket);
    for (const auto& [name, make] : calls) {
        INFO(name);
        CHECK(error_of([&](error_code& c) { make(closed, c); }) == "EBADF");
        CHECK(error_of([&](error_code& c) { make(never, c); }) == "EBADF");
    }
    CHECK(closed.connect_ex(address) == EBADF);
    CHECK(closed.gettimeout() == 5.0);
    CHECK(closed.family() == af_inet);
    CHECK(closed.type() == sock_stream);
}

TEST_CASE("a socket of no arguments is a stream of AF_INET") {
    const socket made;
    CHECK(made.fileno() != refsock::no_handle);
    CHECK(made.family() == af_inet);
    CHECK(made.type() == sock_stream);
    CHECK(made.proto() == 0);
    error_code code = std::make_error_code(std::errc::io_error);
    const socket by_code(code);
    CHECK_FALSE(code);
    CHECK(by_code.fileno() != refsock::no_handle);
}

TEST_CASE("a socket object without a socket is as a closed one") {
    socket none(refsock::no_socket);
    CHECK(none.fileno() == refsock::no_handle);
    error_code code;
    none.recv(1, 0, code);
    CHECK(refsock::symbol_of(code) == "EBADF");
    CHECK(refsock::accepted().connection.fileno() == refsock::no_handle);
}

TEST_CASE("errors throw with the name of the call") {
    socket s(refsock::no_socket);
    CHECK(support::thrown_by([&] { s.accept(); }) == "error: accept");
    CHECK(support::thrown_by([&] { s.bind(support::loopback(af_inet)); }) == "error: bind");
    CHECK(support::thrown_by([&] { s.connect(support::loopback(af_inet)); }) == "error: connect");
    CHECK(support::thrown_by([&] { s.dup(); }) == "error: dup");
    CHECK(support::thrown_by([&] { s.getsockname(); }) == "error: getsockname");
    CHECK(support::thrown_by([&] { s.getpeername(); }) == "error: getpeername");
    CHECK(support::thrown_by([&] { s.listen(1); }) == "error: listen");
    CHECK(support::thrown_by([&] { s.shutdown(0); }) == "error: shutdown");
    CHECK(support::thrown_by([] { socket(af_inet).listen(std::int64_t{1} << 31); }) ==
          "overflow_error: listen");
    CHECK(support::thrown_by([] { socket(af_inet).connect_ex(support::unix_address{"x"}); }) ==
          "type_error: connect_ex");
    CHECK(support::thrown_by([] { refsock::fromfd(-1, af_inet, sock_stream); }) == "error: fromfd");
    CHECK(support::thrown_by([] { socket::adopt(-1, af_inet, sock_stream, 0, 1.0); }) ==
          "error: adopt");
}

TEST_CASE("a code is cleared by success") {
    error_code code = std::make_error_code(std::errc::io_error);
    socket s(af_inet, sock_stream, 0, code);
    CHECK_FALSE(code);
    code = std::make_error_code(std::errc::io_error);
    s.bind(support::loopback(af_inet), code);
    CHECK_FALSE(code);
    code = std::make_error_code(std::errc::io_error);
    s.close(code);
    CHECK_FALSE(code);
}

TEST_CASE("close gives the handle back once") {
    socket s(af_inet);
    const auto handle = s.fileno();
    s.close();
    CHECK_FALSE(is_open(handle));
    CHECK(s.fileno() == -1);
    s.close();
}

TEST_CASE("a close that fails has still given up the handle") {
    socket s(af_inet);
    ::close(static_cast<int>(s.fileno()));
    CHECK(error_of([&](error_code& c) { s.close(c); }) == "EBADF");
    CHECK(s.fileno() == -1);
    CHECK(error_of([&](error_code& c) { s.close(c); }) == "none");
}

TEST_CASE("moving hands over the handle, its attributes and its timeout") {
    socket first(af_inet, sock_dgram);
    first.settimeout(2.5);
    const auto handle = first.fileno();
    socket second(std::move(first));
    CHECK(first.fileno() == -1);
    CHECK(second.fileno() == handle);
    socket third(af_inet);
    const auto replaced = third.fileno();
    third = std::move(second);
    CHECK_FALSE(is_open(replaced));
    CHECK(third.fileno() == handle);
    CHECK(third.type() == sock_dgram);
    CHECK(third.gettimeout() == 2.5);
    socket& same = third;
    third = std::move(same);
    CHECK(third.fileno() == handle);
}

TEST_CASE("release and adopt pass a handle through other code") {
    socket s(af_inet, sock_dgram);
    const auto handle = s.release();
    CHECK(s.fileno() == -1);
    REQUIRE(is_open(handle));
    error_code code;
    CHECK(socket::adopt(handle, af_inet, sock_dgram, 0, -1.0, code).fileno() == -1);
    CHECK(code == refsock::condition::value);
    REQUIRE(is_open(handle));
    const socket owner = socket::adopt(handle, af_inet, sock_dgram, 0, 0.0, code);
    CHECK_FALSE(code);
    CHECK(owner.fileno() == handle);
    CHECK((::fcntl(static_cast<int>(handle), F_GETFL) & O_NONBLOCK) != 0);
}

TEST_CASE("all handles are close-on-exec") {
    socket waiting = support::listener();
    socket client(af_inet);
    client.connect(waiting.getsockname());
    const socket server = waiting.accept().connection;
    const auto pair = refsock::socketpair();
    CHECK(closes_on_exec(waiting));
    CHECK(closes_on_exec(server));
    CHECK(closes_on_exec(client.dup()));
    CHECK(closes_on_exec(refsock::fromfd(client.fileno(), af_inet, sock_stream)));
    CHECK(closes_on_exec(pair.first));
    CHECK(closes_on_exec(pair.second));
}

TEST_CASE("a duplicate is the same socket with another handle") {
    auto [client, server] = support::connected();
    client.settimeout(7);
    socket copy = client.dup();
    CHECK(copy.fileno() != client.fileno());
    CHECK(copy.family() == client.family());
    CHECK(copy.type() == client.type());
    CHECK(copy.gettimeout() == 7.0);
    copy.settimeout(3);
    CHECK(client.gettimeout() == 7.0);
    client.close();
    copy.sendall(octets("through the copy"));
    CHECK(support::text(server.recv(100)) == "through the copy");
    copy.close();
    CHECK(server.recv(1).empty());
}

TEST_CASE("fromfd duplicates, and leaves the mode alone without a default timeout") {
    auto [client, server] = support::connected();
    client.settimeout(0);
    socket copy = refsock::fromfd(client.fileno(), af_inet, sock_stream);
    CHECK(copy.gettimeout() == std::nullopt);
    CHECK(error_of([&](error_code& c) { copy.recv(1, 0, c); }) == "EAGAIN");
    client.close();
    copy.sendall(octets("x"));
    CHECK(server.recv(1).size() == 1);
    CHECK(error_of([](error_code& c) { refsock::fromfd(-1, af_inet, sock_stream, 0, c); }) ==
          "EBADF");
}

TEST_CASE("fromfd does not check that it is given a socket") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    socket s = refsock::fromfd(ends[0], af_inet, sock_stream);
    CHECK(error_of([&](error_code& c) { s.recv(1, 0, c); }) == "ENOTSOCK");
    CHECK(error_of([&](error_code& c) { s.send(octets("x"), 0, c); }) == "ENOTSOCK");
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("bind names the socket") {
    for (const int family : support::families()) {
        socket s(family);
        s.bind(support::loopback(family));
        const auto name = s.getsockname();
        CHECK(support::port_of(name) != 0);
        CHECK(error_of([&](error_code& c) { s.bind(name, c); }) == "EINVAL");
        socket other(family);
        CHECK(error_of([&](error_code& c) { other.bind(name, c); }) == "EADDRINUSE");
    }
}

TEST_CASE("bind refuses what is no local address") {
    socket s(af_inet);
    const auto bind = [&](const refsock::address& a) {
        return error_of([&](error_code& c) { s.bind(a, c); });
    };
    CHECK(bind(support::inet_address{"192.0.2.1", 0}) == "EADDRNOTAVAIL");
    error_code code;
    s.bind(support::inet_address{"127.0.0.1", 65536}, code);
    CHECK(code == refsock::condition::overflow);
    s.bind(support::unix_address{"/nowhere"}, code);
    CHECK(code == refsock::condition::type);
    s.bind(support::inet_address{"", 0}, code);
    CHECK_FALSE(code);
    CHECK(std::get<support::inet_address>(s.getsockname()).host == "0.0.0.0");
}

TEST_CASE("accept gives the connection and its peer") {
    for (const int family : support::families()) {
        socket waiting = support::listener(family);
        socket first(family);
        socket second(family);
        first.connect(waiting.getsockname());
        second.connect(waiting.getsockname());
        auto [server, peer] = waiting.accept();
        CHECK(peer == first.getsockname());
        CHECK(server.getpeername() == peer);
        CHECK(server.getsockname() == waiting.getsockname());
        CHECK(first.getpeername() == waiting.getsockname());
        CHECK(server.family() == family);
        CHECK(server.type() == sock_stream);
        CHECK(waiting.accept().address == second.getsockname());
    }
}

TEST_CASE("accept needs a socket that listens") {
    socket s = support::bound(af_inet, sock_stream);
    CHECK(error_of([&](error_code& c) { s.accept(c); }) == "EINVAL");
    socket datagram = support::bound(af_inet, sock_dgram);
    CHECK(error_of([&](error_code& c) { datagram.accept(c); }) == "EOPNOTSUPP");
    CHECK(error_of([&](error_code& c) { datagram.listen(1, c); }) == "EOPNOTSUPP");
}

TEST_CASE("listen takes any backlog that an int holds") {
    socket s = support::bound(af_inet, sock_stream);
    for (const std::int64_t backlog : {-1L, 0L, -(1L << 31), (1L << 31) - 1}) {
        CHECK(error_of([&](error_code& c) { s.listen(backlog, c); }) == "none");
    }
    CHECK(s.getsockopt(support::number("SOL_SOCKET"), support::number("SO_ACCEPTCONN")) != 0);
    for (const std::int64_t backlog : {1L << 31, -(1L << 31) - 1}) {
        error_code code;
        s.listen(backlog, code);
        CHECK(code == refsock::condition::overflow);
    }
}

TEST_CASE("connect reports what the system says") {
    const socket closed = support::bound(af_inet, sock_stream);
    const auto nobody = closed.getsockname();
    for (const refsock::timeout_value timeout : {refsock::timeout_value{}, {5.0}}) {
        socket s(af_inet);
        s.settimeout(timeout);
        CHECK(error_of([&](error_code& c) { s.connect(nobody, c); }) == "ECONNREFUSED");
        CHECK(socket(af_inet).connect_ex(nobody) == ECONNREFUSED);
    }
    auto [client, server] = support::connected();
    CHECK(error_of([&](error_code& c) { client.connect(nobody, c); }) == "EISCONN");
    CHECK(client.connect_ex(client.getpeername()) == EISCONN);
    const socket waiting = support::listener();
    CHECK(socket(af_inet).connect_ex(waiting.getsockname()) == 0);
}

TEST_CASE("connect_ex raises faults of the address") {
    socket s(af_inet);
    error_code code;
    CHECK(s.connect_ex(support::inet_address{"127.0.0.1", -1}, code) == -1);
    CHECK(code == refsock::condition::overflow);
    CHECK(s.connect_ex(support::inet6_address{"::1", 1}, code) == -1);
    CHECK(code == refsock::condition::type);
}

TEST_CASE("a number that is no descriptor's is refused, and nobody's descriptor is touched") {
    const socket stranger(af_inet);
    const std::int64_t wide = (std::int64_t{1} << 32) + stranger.fileno();
    const auto wrapped = static_cast<refsock::native_handle>(wide);
    if (wrapped != wide) return; // every number of this platform can be one
    for (const refsock::native_handle number : {wrapped, -wrapped}) {
        error_code code;
        CHECK(refsock::fromfd(number, af_inet, sock_stream, 0, code).fileno() == -1);
        CHECK(code == refsock::condition::overflow);
        CHECK(socket::adopt(number, af_inet, sock_stream, 0, 1.0, code).fileno() == -1);
        CHECK(code == refsock::condition::overflow);
    }
    CHECK(support::thrown_by([&] { refsock::fromfd(wrapped, af_inet, sock_stream); }) ==
          "overflow_error: fromfd");
    error_code code;
    stranger.getsockname(code);
    CHECK_FALSE(code);
    CHECK(refsock::fromfd(-1, af_inet, sock_stream, 0, code).fileno() == -1);
    CHECK(code == std::errc::bad_file_descriptor);
}

TEST_CASE("names of sockets without one") {
    socket s(af_inet);
    CHECK(error_of([&](error_code& c) { s.getpeername(c); }) == "ENOTCONN");
    CHECK(s.getsockname() == refsock::address(support::inet_address{"0.0.0.0", 0}));
}

TEST_CASE("SocketType is the type of sockets") {
    CHECK(std::is_same_v<refsock::SocketType, decltype(support::listener())>);
}

} // namespace socket_tests
