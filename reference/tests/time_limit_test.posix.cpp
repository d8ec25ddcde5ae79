// Time limits of the system (SO_RCVTIMEO, SO_SNDTIMEO), which signals do not prolong.
#include "signals.posix.hpp"
#include "socket_support.posix.hpp"

#include <array>
#include <cstring>
#include <sys/time.h>
#include <thread>
#include <unistd.h>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace time_limit_tests {

using refsock::af_inet;
using refsock::socket;
using std::error_code;
using support::error_of;
using support::octets;
using support::stopwatch;

namespace {

constexpr double seconds = 0.3;

void set_limit(socket& s, const char* option) {
    const timeval limit{0, 300000};
    s.setsockopt(support::number("SOL_SOCKET"), support::number(option),
                 std::as_bytes(std::span(&limit, 1)));
}

/// Checks that a call under signals ends with this error, not before its time and not long after.
template <typename Call>
void check_limit(const std::string& error, Call call) {
    const support::interruptions signals;
    const stopwatch watch;
    CHECK(error_of(call) == error);
    CHECK(watch.seconds() >= seconds * 0.95); // the system counts in ticks
    CHECK(watch.seconds() < support::loose);
    CHECK(signals.handled() > 0);
}

} // namespace

TEST_CASE("signals do not prolong SO_RCVTIMEO") {
    auto [first, second] = refsock::socketpair();
    set_limit(first, "SO_RCVTIMEO");
    std::array<std::byte, 4> buffer{};
    check_limit("EAGAIN", [&, &s = first](error_code& c) { s.recv(1, 0, c); });
    check_limit("EAGAIN", [&, &s = first](error_code& c) { s.recvfrom_into(buffer, 0, c); });
    socket waiting = support::listener();
    set_limit(waiting, "SO_RCVTIMEO");
    check_limit("EAGAIN", [&](error_code& c) { waiting.accept(c); });
}

TEST_CASE("data that come within SO_RCVTIMEO are received although signals come") {
    auto [client, server] = support::connected();
    set_limit(server, "SO_RCVTIMEO");
    const support::interruptions signals;
    std::thread sender([&, &s = client] {
        while (signals.handled() < 5)
            std::this_thread::yield();
        s.send(octets("x"));
    });
    CHECK(support::text(server.recv(10)) == "x");
    sender.join();
}

TEST_CASE("signals do not prolong SO_SNDTIMEO") {
    auto [first, second] = refsock::socketpair();
    first.settimeout(0);
    const std::vector<std::byte> data(65536);
    error_code full;
    while (!full)
        first.send(data, 0, full);
    first.settimeout(std::nullopt);
    set_limit(first, "SO_SNDTIMEO");
    check_limit("EAGAIN", [&, &s = first](error_code& c) { s.send(octets("x"), 0, c); });
    check_limit("EAGAIN", [&, &s = first](error_code& c) { s.sendall(octets("x"), 0, c); });
}

#ifdef __linux__
// Elsewhere SO_SNDTIMEO is no limit of connect.

TEST_CASE("signals do not prolong SO_SNDTIMEO of a connect") {
    const auto full = support::fill(support::listener(af_inet, 0), af_inet);
    socket s(af_inet);
    set_limit(s, "SO_SNDTIMEO");
    check_limit("EINPROGRESS", [&](error_code& c) { s.connect(full.address, c); });
}

TEST_CASE("signals do not prolong SO_SNDTIMEO of a connect of AF_UNIX") {
    const int family = support::number("AF_UNIX");
    socket waiting(family);
    waiting.bind(refsock::unix_address{std::string("\0refsock-time-limit", 19) +
                                       std::to_string(::getpid())});
    waiting.listen(0);
    const auto full = support::fill(std::move(waiting), family);
    socket s(family);
    set_limit(s, "SO_SNDTIMEO");
    check_limit("EAGAIN", [&](error_code& c) { s.connect(full.address, c); });
    // What is left of the limit was only lent.
    const auto left = s.getsockopt(support::number("SOL_SOCKET"), support::number("SO_SNDTIMEO"),
                                   std::int64_t{sizeof(timeval)});
    timeval limit{};
    REQUIRE(left.size() == sizeof limit);
    std::memcpy(&limit, left.data(), sizeof limit);
    CHECK(limit.tv_sec == 0);
    CHECK(limit.tv_usec >= 299000);
    CHECK(limit.tv_usec <= 310000);
}
#endif

} // namespace time_limit_tests
