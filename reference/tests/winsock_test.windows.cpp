// What the Windows backend does beyond passing on.
#include "native.hpp"
#include "refsock/refsock.hpp"

#include "catch_any.hpp"

#include <array>
#include <thread>

using refsock::af_inet;
using refsock::sock_dgram;
using refsock::sock_stream;
using std::error_code;

namespace {

std::span<const std::byte> octets(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string text(std::span<const std::byte> octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

int number(std::string_view name) {
    return static_cast<int>(refsock::constant(name).value());
}

refsock::socket listener() {
    refsock::socket made(af_inet);
    made.bind(refsock::inet_address{"127.0.0.1", 0});
    made.listen(8);
    return made;
}

bool is_inherited(const refsock::socket& made) {
    DWORD flags = HANDLE_FLAG_INHERIT;
    REQUIRE(::GetHandleInformation(reinterpret_cast<HANDLE>(made.fileno()), &flags) != 0);
    return (flags & HANDLE_FLAG_INHERIT) != 0;
}

} // namespace

TEST_CASE("codes that look alike keep names of their own") {
    struct row {
        int number;
        std::string_view name;
    };
    const row rows[] = {{WSAEALREADY, "EALREADY"},
                        {WSAEISCONN, "EISCONN"},
                        {WSAESHUTDOWN, "ESHUTDOWN"},
                        {WSAEINPROGRESS, "EINPROGRESS"},
                        {WSAEWOULDBLOCK, "EAGAIN"},
                        {WSAENOTSOCK, "ENOTSOCK"},
                        {WSA_INVALID_HANDLE, "INVALID_HANDLE"}};
    for (const auto& [number, name] : rows) {
        CHECK(refsock::symbol_of(refsock::detail::native_error(number)) == name);
    }
    CHECK(refsock::symbol_of(refsock::detail::native_error(WSABASEERR + 999)).empty());
    CHECK(refsock::detail::native_error(WSAESHUTDOWN) != std::errc::broken_pipe);
    CHECK(refsock::detail::h_errno_error(WSAEFAULT) == std::errc::bad_address);
}

TEST_CASE("messages are one line without a full stop") {
    const std::string message = refsock::detail::native_error(WSAEBADF).message();
    CHECK_FALSE(message.empty());
    CHECK(message.find_first_of("\r\n") == message.npos);
    CHECK(message.back() != '.');
}

TEST_CASE("the ends of a pair are each other's peers") {
    for (const int type : {sock_stream, sock_dgram}) {
        auto [first, second] = refsock::socketpair(af_inet, type);
        CHECK(first.getpeername() == second.getsockname());
        CHECK(second.getpeername() == first.getsockname());
        CHECK(first.send(octets("there")) == 5);
        CHECK(text(second.recv(16)) == "there");
        CHECK(second.send(octets("back")) == 4);
        CHECK(text(first.recv(16)) == "back");
    }
}

TEST_CASE("a pair of another kind is refused") {
    error_code code;
    refsock::socketpair(af_inet, 99, 0, code);
    CHECK(code);
    refsock::socketpair(99, sock_stream, 0, code);
    CHECK(refsock::symbol_of(code) == "EAFNOSUPPORT");
}

TEST_CASE("handles are not inherited, however they were made") {
    refsock::socket waiting = listener();
    refsock::socket client(af_inet);
    client.connect(waiting.getsockname());
    const refsock::accepted accepted = waiting.accept();
    const refsock::socket copy = client.dup();
    const refsock::socket* const all[] = {&waiting, &client, &accepted.connection, &copy};
    for (const refsock::socket* each : all)
        CHECK_FALSE(is_inherited(*each));
}

TEST_CASE("a duplicate is another handle of the same socket") {
    auto [first, second] = refsock::socketpair(af_inet);
    refsock::socket copy = first.dup();
    CHECK(copy.fileno() != first.fileno());
    first.close();
    copy.send(octets("x"));
    CHECK(text(second.recv(1)) == "x");
}

TEST_CASE("a closed socket is EBADF in every call") {
    refsock::socket closed(af_inet);
    closed.close();
    error_code code;
    closed.recv(1, 0, code);
    CHECK(refsock::symbol_of(code) == "EBADF");
    closed.getsockname(code);
    CHECK(refsock::symbol_of(code) == "EBADF");
    closed.settimeout(1.0, code);
    CHECK(refsock::symbol_of(code) == "EBADF");
    CHECK(closed.connect_ex(refsock::inet_address{"127.0.0.1", 1}) == WSAEBADF);
}

TEST_CASE("timeouts run out, and not early") {
    auto [first, second] = refsock::socketpair(af_inet);
    first.settimeout(0.2);
    const auto start = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(first.recv(1), refsock::timeout);
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(200));
    first.settimeout(0);
    error_code code;
    first.recv(1, 0, code);
    CHECK(refsock::symbol_of(code) == "EAGAIN");
    CHECK(code.value() == WSAEWOULDBLOCK);
}

TEST_CASE("an accepted socket blocks as its own timeout says") {
    refsock::socket waiting = listener();
    waiting.settimeout(5.0);
    refsock::socket client(af_inet);
    client.connect(waiting.getsockname());
    refsock::socket server = waiting.accept().connection;
    CHECK_FALSE(server.gettimeout());
    std::thread later([&client] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        client.send(octets("late"));
    });
    CHECK(text(server.recv(4)) == "late");
    later.join();
}

TEST_CASE("a refused connection tells why within a timeout") {
    refsock::socket bound(af_inet);
    bound.bind(refsock::inet_address{"127.0.0.1", 0});
    refsock::socket client(af_inet);
    client.settimeout(10.0);
    error_code code;
    client.connect(bound.getsockname(), code);
    CHECK(refsock::symbol_of(code) == "ECONNREFUSED");
}

TEST_CASE("ioctl takes three controls, each with its own option") {
    refsock::socket s(af_inet);
    CHECK(s.ioctl(SIO_KEEPALIVE_VALS, refsock::keepalive_values{1, 10000, 1000}) == 0);
    CHECK(s.getsockopt(number("SOL_SOCKET"), number("SO_KEEPALIVE")) != 0);
    CHECK_THROWS_AS(s.ioctl(SIO_KEEPALIVE_VALS, 1), refsock::type_error);
    CHECK_THROWS_AS(s.ioctl(SIO_RCVALL, refsock::keepalive_values{}), refsock::type_error);
    CHECK_THROWS_AS(s.ioctl(FIONBIO, 1), refsock::value_error);
    CHECK_THROWS_AS(s.ioctl(SIO_RCVALL, -1), refsock::overflow_error);
    CHECK_THROWS_AS(s.ioctl(std::int64_t{1} << 32, 1), refsock::overflow_error);
}

TEST_CASE("inet_aton knows 255.255.255.255 from a fault, in any spelling") {
    for (const char* const each : {"255.255.255.255", "0xffffffff", "255.255.65535", "4294967295"})
        CHECK(refsock::inet_aton(each) == std::array<std::byte, 4>{std::byte{255}, std::byte{255},
                                                                   std::byte{255}, std::byte{255}});
    error_code code;
    refsock::inet_aton("255.255.255.256", code);
    CHECK(code == refsock::condition::inet_aton_text);
}
