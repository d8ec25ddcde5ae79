#include "socket_support.posix.hpp"

#include <fcntl.h>
#include <sys/socket.h>

using refsock::sock_dgram;
using refsock::sock_stream;
using refsock::socketpair;
using std::error_code;
using support::error_of;
using support::octets;
using support::text;

TEST_CASE("the ends of a pair are connected to each other") {
    auto [first, second] = socketpair();
    CHECK(first.family() == refsock::af_unix);
    CHECK(first.type() == sock_stream);
    CHECK(first.fileno() != second.fileno());
    first.sendall(octets("there"));
    second.sendall(octets("back"));
    CHECK(text(second.recv(10)) == "there");
    CHECK(text(first.recv(10)) == "back");
    first.close();
    CHECK(second.recv(10).empty());
}

TEST_CASE("a pair of datagram sockets keeps datagrams apart") {
    auto [first, second] = socketpair(refsock::af_unix, sock_dgram);
    first.send(octets("one"));
    first.send(octets("two"));
    CHECK(text(second.recv(10)) == "one");
    CHECK(text(second.recvfrom(10).data) == "two");
    CHECK(second.type() == sock_dgram);
}

TEST_CASE("a pair takes the default timeout") {
    refsock::setdefaulttimeout(1.5);
    auto [first, second] = socketpair();
    refsock::setdefaulttimeout(std::nullopt);
    CHECK(first.gettimeout() == 1.5);
    CHECK(second.gettimeout() == 1.5);
    CHECK((::fcntl(static_cast<int>(second.fileno()), F_GETFL) & O_NONBLOCK) != 0);
}

#ifdef SOCK_NONBLOCK
TEST_CASE("flags of the type make both ends non-blocking") {
    auto [first, second] = socketpair(refsock::af_unix, sock_stream | SOCK_NONBLOCK);
    CHECK(second.type() == sock_stream);
    CHECK(second.gettimeout() == 0.0);
    CHECK(error_of([&, &s = first](error_code& c) { s.recv(1, 0, c); }) == "EAGAIN");
}
#endif

TEST_CASE("a pair of Internet sockets is refused by the system") {
    CHECK(error_of([](error_code& c) { socketpair(refsock::af_inet, sock_stream, 0, c); }) ==
          "EOPNOTSUPP");
    CHECK(support::thrown_by([] { socketpair(refsock::af_inet); }) == "error: socketpair");
}
