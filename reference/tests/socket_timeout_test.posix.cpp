// What timeouts mean, and calls that signals interrupt.
#include "signals.posix.hpp"
#include "socket_support.posix.hpp"

#include <array>
#include <cmath>
#include <fcntl.h>
#include <limits>
#include <sys/time.h>
#include <thread>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace socket_timeout_tests {

using refsock::af_inet;
using refsock::socket;
using refsock::timeout_value;
using std::error_code;
using support::error_of;
using support::octets;
using support::stopwatch;

namespace {

bool blocks(const socket& s) {
    return (::fcntl(static_cast<int>(s.fileno()), F_GETFL) & O_NONBLOCK) == 0;
}

/// A pair whose first end the system takes no more from. Not over TCP: there it still moves data to
/// the receiver, and so makes room, after it has said that there is none.
std::pair<socket, socket> full_pair() {
    auto pair = refsock::socketpair();
    const std::vector<std::byte> data(65536);
    pair.first.settimeout(0);
    error_code code;
    while (!code)
        pair.first.send(data, 0, code);
    REQUIRE(code == std::errc::resource_unavailable_try_again);
    return pair;
}

class default_timeout {
public:
    explicit default_timeout(timeout_value timeout) { refsock::setdefaulttimeout(timeout); }
    default_timeout(const default_timeout&) = delete;
    default_timeout& operator=(const default_timeout&) = delete;
    ~default_timeout() { refsock::setdefaulttimeout(std::nullopt); }
};

constexpr double timeout = 0.1;

/// Checks that a call raises `timeout`, not before its time and not long after.
template <typename Call>
void check_timeout(Call call) {
    const stopwatch watch;
    CHECK(error_of(call) == "timed out");
    CHECK(watch.seconds() >= timeout);
    CHECK(watch.seconds() < support::loose);
}

} // namespace

TEST_CASE("a timeout sets the mode of the handle") {
    socket s(af_inet);
    CHECK(blocks(s));
    s.settimeout(1.5);
    CHECK(s.gettimeout() == 1.5);
    CHECK_FALSE(blocks(s));
    s.settimeout(std::nullopt);
    CHECK(s.gettimeout() == std::nullopt);
    CHECK(blocks(s));
    s.setblocking(false);
    CHECK(s.gettimeout() == 0.0);
    CHECK_FALSE(blocks(s));
    s.setblocking(true);
    CHECK(s.gettimeout() == std::nullopt);
    CHECK(blocks(s));
}

TEST_CASE("a timeout that is refused changes nothing") {
    socket s(af_inet);
    s.settimeout(3);
    const auto set = [&](double seconds) {
        error_code code;
        s.settimeout(seconds, code);
        return code;
    };
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(set(-1) == refsock::condition::value);
    CHECK(set(-infinity) == refsock::condition::value);
    CHECK(set(std::nan("")) == refsock::condition::value);
    CHECK(set(infinity) == refsock::condition::overflow);
    CHECK(set(1e300) == refsock::condition::overflow);
    CHECK(s.gettimeout() == 3.0);
    CHECK_FALSE(blocks(s));
    CHECK(support::thrown_by([&] { s.settimeout(-1); }) == "value_error: settimeout");
    CHECK(set(9.2e9) == error_code{});
    CHECK(s.gettimeout() == 9.2e9);
}

TEST_CASE("a very long timeout does not end early") {
    auto [client, server] = support::connected();
    server.settimeout(9.2e9);
    std::thread sender([&, &s = client] { s.send(octets("x")); });
    CHECK(server.recv(1).size() == 1);
    sender.join();
}

TEST_CASE("without time to wait a call fails at once") {
    auto [client, server] = support::connected();
    socket waiting = support::listener();
    waiting.settimeout(0);
    server.settimeout(0);
    std::array<std::byte, 1> buffer{};
    CHECK(error_of([&](error_code& c) { waiting.accept(c); }) == "EAGAIN");
    CHECK(error_of([&, &s = server](error_code& c) { s.recv(1, 0, c); }) == "EAGAIN");
    CHECK(error_of([&, &s = server](error_code& c) { s.recvfrom(1, 0, c); }) == "EAGAIN");
    CHECK(error_of([&, &s = server](error_code& c) { s.recv_into(buffer, 0, c); }) == "EAGAIN");
    CHECK(error_of([&, &s = server](error_code& c) { s.recvfrom_into(buffer, 0, c); }) == "EAGAIN");
    CHECK(support::thrown_by([&, &s = server] { s.recv(1); }) == "error: recv");
    auto [full, reader] = full_pair();
    CHECK(error_of([&, &s = full](error_code& c) { s.send(octets("x"), 0, c); }) == "EAGAIN");
    CHECK(error_of([&, &s = full](error_code& c) { s.sendall(octets("x"), 0, c); }) == "EAGAIN");
}

TEST_CASE("sendall without time to wait sends what fits") {
    auto [first, second] = refsock::socketpair();
    first.settimeout(0);
    const std::vector<std::byte> data(8 << 20);
    CHECK(error_of([&, &s = first](error_code& c) { s.sendall(data, 0, c); }) == "EAGAIN");
    CHECK_FALSE(second.recv(1).empty());
}

TEST_CASE("a timeout runs out, and not early") {
    auto [client, server] = support::connected();
    socket waiting = support::listener();
    waiting.settimeout(timeout);
    server.settimeout(timeout);
    std::array<std::byte, 1> buffer{};
    check_timeout([&](error_code& c) { waiting.accept(c); });
    check_timeout([&, &s = server](error_code& c) { s.recv(1, 0, c); });
    check_timeout([&, &s = server](error_code& c) { s.recvfrom(1, 0, c); });
    check_timeout([&, &s = server](error_code& c) { s.recv_into(buffer, 0, c); });
    check_timeout([&, &s = server](error_code& c) { s.recvfrom_into(buffer, 0, c); });
    try {
        server.recv(1);
        FAIL("nothing was thrown");
    } catch (const refsock::timeout& e) {
        CHECK(e.message() == "timed out");
        CHECK(e.call() == "recv");
        CHECK(e.native() == std::nullopt);
        CHECK(e.code() == std::errc::timed_out);
    }
    auto [full, reader] = full_pair();
    full.settimeout(timeout);
    check_timeout([&, &s = full](error_code& c) { s.send(octets("x"), 0, c); });
    check_timeout([&, &s = full](error_code& c) { s.sendall(octets("x"), 0, c); });
}

TEST_CASE("a call that is ready needs no time") {
    auto [client, server] = support::connected();
    client.sendall(octets("abc"));
    server.settimeout(support::loose);
    CHECK(server.recv(1).size() == 1);
    server.settimeout(1e-9);
    CHECK(server.recv(1).size() == 1);
    CHECK(server.send(octets("x")) == 1);
}

TEST_CASE("connect waits within its timeout") {
    for (const int family : support::families()) {
        const auto full = support::fill(support::listener(family, 0), family);
        socket s(family);
        s.settimeout(timeout);
        check_timeout([&](error_code& c) { s.connect(full.address, c); });
        const stopwatch watch;
        CHECK(s.connect_ex(full.address) == EALREADY);
        socket other(family);
        other.settimeout(timeout);
        CHECK(other.connect_ex(full.address) == EAGAIN);
        CHECK(watch.seconds() >= timeout);
        CHECK(watch.seconds() < support::loose);
    }
}

TEST_CASE("a connect without time goes on being made") {
    socket waiting = support::listener();
    socket s(af_inet);
    s.settimeout(0);
    CHECK(error_of([&](error_code& c) { s.connect(waiting.getsockname(), c); }) == "EINPROGRESS");
    REQUIRE(support::writable(s, 10000));
    CHECK(s.getsockopt(support::number("SOL_SOCKET"), support::number("SO_ERROR")) == 0);
    CHECK(waiting.accept().address == s.getsockname());
    const auto full = support::fill(support::listener(af_inet, 0), af_inet);
    socket pending(af_inet);
    pending.settimeout(0);
    CHECK(pending.connect_ex(full.address) == EINPROGRESS);
    CHECK(error_of([&](error_code& c) { pending.connect(full.address, c); }) == "EALREADY");
}

TEST_CASE("connect with a timeout connects") {
    for (const int family : support::families()) {
        socket waiting = support::listener(family);
        socket s(family);
        s.settimeout(support::loose);
        s.connect(waiting.getsockname());
        CHECK(waiting.accept().address == s.getsockname());
        CHECK(s.gettimeout() == support::loose);
    }
}

TEST_CASE("new sockets take the default timeout of their moment") {
    socket waiting = support::listener();
    socket client(af_inet);
    client.connect(waiting.getsockname());
    socket another(af_inet);
    another.connect(waiting.getsockname());
    waiting.settimeout(support::loose);
    const socket blocking = waiting.accept().connection;
    CHECK(blocking.gettimeout() == std::nullopt);
    CHECK(blocks(blocking));
    const default_timeout changed(2.5);
    const socket timed = waiting.accept().connection;
    CHECK(timed.gettimeout() == 2.5);
    CHECK_FALSE(blocks(timed));
    CHECK(socket(af_inet).gettimeout() == 2.5);
    CHECK_FALSE(blocks(socket(af_inet)));
    CHECK(client.gettimeout() == std::nullopt);
    CHECK_FALSE(blocks(refsock::fromfd(client.fileno(), af_inet, refsock::sock_stream)));
}

TEST_CASE("a time limit of the kernel is an error, no timeout") {
    auto [client, server] = support::connected();
    const timeval limit{0, 50000};
    server.setsockopt(support::number("SOL_SOCKET"), support::number("SO_RCVTIMEO"),
                      std::as_bytes(std::span(&limit, 1)));
    CHECK(error_of([&, &s = server](error_code& c) { s.recv(1, 0, c); }) == "EAGAIN");
}

TEST_CASE("a timeout holds although signals interrupt the call") {
    auto [sending, receiving] = full_pair();
    socket waiting = support::listener();
    const auto full = support::fill(support::listener(af_inet, 0), af_inet);
    socket connecting(af_inet);
    for (socket* s : {&sending, &waiting, &connecting})
        s->settimeout(timeout);
    const support::interruptions signals;
    const auto interrupted = [&](auto call) {
        const int before = signals.handled();
        check_timeout(call);
        CHECK(signals.handled() > before);
    };
    interrupted([&, &s = sending](error_code& c) { s.sendall(octets("x"), 0, c); });
    interrupted([&](error_code& c) { waiting.accept(c); });
    interrupted([&](error_code& c) { connecting.connect(full.address, c); });
    interrupted([&, &s = sending](error_code& c) { s.recv(1, 0, c); });
}

} // namespace socket_timeout_tests
