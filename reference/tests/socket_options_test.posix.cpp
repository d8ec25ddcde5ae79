// getsockopt and setsockopt.
#include "../src/option_value.hpp"
#include "socket_support.posix.hpp"

#include <array>
#include <cerrno>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace socket_options_tests {

using refsock::af_inet;
using refsock::sock_dgram;
using refsock::socket;
using std::error_code;
using support::error_of;
using support::number;

TEST_CASE("an option is set and read as an integer") {
    const int level = number("SOL_SOCKET");
    socket s(af_inet, sock_dgram);
    CHECK(s.getsockopt(level, number("SO_TYPE")) == sock_dgram);
    CHECK(s.getsockopt(level, number("SO_ERROR")) == 0);
    for (const auto* name : {"SO_REUSEADDR", "SO_BROADCAST", "SO_KEEPALIVE"}) {
        INFO(name);
        CHECK(s.getsockopt(level, number(name)) == 0);
        s.setsockopt(level, number(name), 1);
        CHECK(s.getsockopt(level, number(name)) != 0);
        s.setsockopt(level, number(name), 0);
        CHECK(s.getsockopt(level, number(name)) == 0);
    }
    s.setsockopt(number("IPPROTO_IP"), number("IP_TTL"), 42);
    CHECK(s.getsockopt(number("IPPROTO_IP"), number("IP_TTL")) == 42);
    s.setsockopt(number("IPPROTO_IP"), number("IP_MULTICAST_TTL"), 200);
    CHECK(s.getsockopt(number("IPPROTO_IP"), number("IP_MULTICAST_TTL")) == 200);
}

TEST_CASE("an option is set and read as octets") {
    const int level = number("SOL_SOCKET");
    socket s(af_inet);
    const std::array<int, 2> linger{1, 5};
    const auto packed = std::as_bytes(std::span(linger));
    s.setsockopt(level, number("SO_LINGER"), packed);
    const auto read = s.getsockopt(level, number("SO_LINGER"), 1024);
    CHECK(support::text(read) == support::text(packed));
    CHECK(s.getsockopt(level, number("SO_LINGER"), 3).size() == 3);
}

TEST_CASE("the length of an option is from 1 to 1024") {
    const int level = number("SOL_SOCKET");
    socket s(af_inet);
    for (const std::int64_t length :
         {std::int64_t{-1}, std::int64_t{0}, std::int64_t{1025}, std::int64_t{1} << 40}) {
        error_code code;
        CHECK(s.getsockopt(level, number("SO_TYPE"), length, code).empty());
        CHECK(refsock::class_of(code) == refsock::error_class::error);
        CHECK(refsock::space_of(code) == refsock::error_space::none);
    }
    CHECK(support::thrown_by([&] { s.getsockopt(level, 1, 0); }) == "error: getsockopt");
}

TEST_CASE("an integer option fits 32 bits") {
    socket s(af_inet);
    error_code code;
    for (const std::int64_t value : {std::int64_t{1} << 31, -(std::int64_t{1} << 31) - 1}) {
        s.setsockopt(number("SOL_SOCKET"), number("SO_REUSEADDR"), value, code);
        CHECK(code == refsock::condition::overflow);
    }
    s.setsockopt(number("SOL_SOCKET"), number("SO_REUSEADDR"), -(std::int64_t{1} << 31), code);
    CHECK_FALSE(code);
    CHECK(support::thrown_by([&] { s.setsockopt(1, 2, std::int64_t{1} << 31); }) ==
          "overflow_error: setsockopt");
}

TEST_CASE("the system refuses options that it does not know") {
    socket s(af_inet);
    const int level = number("SOL_SOCKET");
    CHECK(error_of([&](error_code& c) { s.getsockopt(level, 9999, c); }) == "ENOPROTOOPT");
    CHECK(error_of([&](error_code& c) { s.setsockopt(level, 9999, 1, c); }) == "ENOPROTOOPT");
    const auto none = std::span<const std::byte>{};
    CHECK(error_of([&](error_code& c) { s.setsockopt(level, number("SO_REUSEADDR"), none, c); }) ==
          "EINVAL");
}

TEST_CASE("SO_ERROR is read once") {
    const socket closed = support::bound(af_inet, refsock::sock_stream);
    socket s(af_inet);
    s.settimeout(0);
    REQUIRE(s.connect_ex(closed.getsockname()) == EINPROGRESS);
    REQUIRE(support::writable(s, 10000));
    CHECK(s.getsockopt(number("SOL_SOCKET"), number("SO_ERROR")) == ECONNREFUSED);
    CHECK(s.getsockopt(number("SOL_SOCKET"), number("SO_ERROR")) == 0);
}

TEST_CASE("a stored number is read in its own width") {
    const std::uint8_t narrow = 200;
    const std::uint16_t middle = 40000;
    const int wide = -5;
    CHECK(refsock::detail::option_number(std::as_bytes(std::span(&narrow, 1))) == 200);
    CHECK(refsock::detail::option_number(std::as_bytes(std::span(&middle, 1))) == 40000);
    CHECK(refsock::detail::option_number(std::as_bytes(std::span(&wide, 1))) == -5);
    CHECK(refsock::detail::option_number({}) == 0);
}

} // namespace socket_options_tests
