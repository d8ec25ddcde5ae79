// create_connection.
#include "connecting.hpp"
#include "socket_support.posix.hpp"

#include <fcntl.h>

// Within a namespace, as <sys/socket.h> has a function of the name `socket`.
namespace connection_tests {

using refsock::af_inet;
using refsock::connection_options;
using refsock::create_connection;
using refsock::socket;
using refsock::timeout_value;
using std::error_code;
using support::inet_address;

namespace {

inet_address named(const socket& s) {
    return {"127.0.0.1", support::port_of(s.getsockname())};
}

} // namespace

TEST_CASE("create_connection connects to a listener") {
    socket waiting = support::listener();
    const socket s = create_connection(named(waiting));
    CHECK(waiting.accept().address == s.getsockname());
    CHECK(s.family() == af_inet);
    CHECK(s.gettimeout() == std::nullopt);
    CHECK((::fcntl(static_cast<int>(s.fileno()), F_GETFL) & O_NONBLOCK) == 0);
    CHECK((::fcntl(static_cast<int>(s.fileno()), F_GETFD) & FD_CLOEXEC) != 0);
}

TEST_CASE("create_connection takes both families") {
    for (const int family : support::families()) {
        socket waiting = support::listener(family);
        const auto port = support::port_of(waiting.getsockname());
        const std::string host = family == af_inet ? "127.0.0.1" : "::1";
        const socket s = create_connection({host, port});
        CHECK(s.family() == family);
        CHECK(waiting.accept().address == s.getsockname());
    }
}

TEST_CASE("create_connection tries each address of a name") {
    // localhost has ::1 and 127.0.0.1 in either order, or one of them; the listener is on IPv4
    // only.
    socket waiting = support::listener();
    error_code code;
    const auto found = refsock::getaddrinfo("localhost", std::int64_t{1}, {}, code);
    bool has_inet = false;
    for (const auto& info : found)
        has_inet = has_inet || info.family == af_inet;
    if (!has_inet) {
        WARN("localhost has no IPv4 address here");
        return;
    }
    const socket s = create_connection({"localhost", support::port_of(waiting.getsockname())});
    CHECK(waiting.accept().address == s.getsockname());
}

TEST_CASE("the timeout of a new connection is the one given, else the default") {
    socket waiting = support::listener();
    refsock::setdefaulttimeout(12.5);
    const socket by_default = create_connection(named(waiting));
    const socket given =
        create_connection(named(waiting), {.timeout = timeout_value{30.0}, .source = {}});
    const socket none = create_connection(
        named(waiting), {.timeout = std::optional<timeout_value>{std::in_place}, .source = {}});
    refsock::setdefaulttimeout(std::nullopt);
    CHECK(by_default.gettimeout() == 12.5);
    CHECK(given.gettimeout() == 30.0);
    CHECK(none.gettimeout() == std::nullopt);
}

TEST_CASE("create_connection binds to a source") {
    socket waiting = support::listener();
    connection_options options;
    options.source = inet_address{"127.0.0.1", 0};
    const socket s = create_connection(named(waiting), options);
    CHECK(std::get<inet_address>(s.getsockname()).host == "127.0.0.1");
    options.source = inet_address{"", 0};
    CHECK(create_connection(named(waiting), options).fileno() >= 0);
    std::int64_t port = 0;
    {
        const socket free = support::bound(af_inet, refsock::sock_stream);
        port = support::port_of(free.getsockname());
    }
    options.source = inet_address{"", port};
    CHECK(support::port_of(create_connection(named(waiting), options).getsockname()) == port);
}

TEST_CASE("create_connection raises the last error with the call that failed") {
    const socket closed = support::bound(af_inet, refsock::sock_stream);
    const auto nobody = named(closed);
    error_code code;
    CHECK(create_connection(nobody, {}, code).fileno() == -1);
    CHECK(code == std::errc::connection_refused);
    CHECK(support::thrown_by([&] { create_connection(nobody); }) == "error: connect");
    connection_options options;
    options.source = inet_address{"192.0.2.1", 0};
    CHECK(support::thrown_by([&] { create_connection(nobody, options); }) == "error: bind");
    options.source = inet_address{"127.0.0.1", 65536};
    CHECK(support::thrown_by([&] { create_connection(nobody, options); }) ==
          "overflow_error: bind");
    CHECK(support::thrown_by([] { create_connection({"", 1}); }) == "gaierror: getaddrinfo");
    CHECK(support::thrown_by([] {
              create_connection({"127.0.0.1", 65536});
          }) == "overflow_error: create_connection");
    options.timeout = timeout_value{-1.0};
    CHECK(support::thrown_by([&] { create_connection(nobody, options); }) ==
          "value_error: create_connection");
}

TEST_CASE("create_connection spends one budget") {
    const auto full = support::fill(support::listener(af_inet, 0), af_inet);
    connection_options options;
    options.timeout = timeout_value{0.1};
    const support::stopwatch watch;
    CHECK(support::thrown_by([&] { create_connection(named(full.waiting), options); }) ==
          "timeout: connect");
    CHECK(watch.seconds() >= 0.1);
    CHECK(watch.seconds() < support::loose);
    options.timeout = timeout_value{0.0};
    error_code code;
    create_connection(named(full.waiting), options, code);
    CHECK(code == std::errc::operation_in_progress);
}

TEST_CASE("a silent address leaves time for the ones behind it") {
    const auto silent = support::fill(support::listener(af_inet, 0), af_inet);
    socket waiting = support::listener();
    const auto info = [](const refsock::address& to) {
        return refsock::address_info{af_inet, refsock::sock_stream, 0, {}, to};
    };
    const std::vector<refsock::address_info> found{info(silent.address), info(silent.address),
                                                   info(waiting.getsockname()),
                                                   info(silent.address)};
    const support::stopwatch watch;
    const auto made = refsock::detail::try_addresses(found, {}, refsock::detail::deadline(0.8));
    CHECK_FALSE(made.code);
    CHECK(made.connection.fileno() != -1);
    // A quarter for the first, a third of the rest for the second.
    CHECK(watch.seconds() >= 0.4);
    CHECK(watch.seconds() < support::loose);
}

TEST_CASE("addresses that are all silent take the whole budget") {
    const auto silent = support::fill(support::listener(af_inet, 0), af_inet);
    const refsock::address_info info{af_inet, refsock::sock_stream, 0, {}, silent.address};
    const support::stopwatch watch;
    const auto made =
        refsock::detail::try_addresses({info, info, info}, {}, refsock::detail::deadline(0.3));
    CHECK(made.code == refsock::condition::timed_out);
    CHECK(made.call == "connect");
    CHECK(watch.seconds() >= 0.3);
    CHECK(watch.seconds() < support::loose);
}

} // namespace connection_tests
