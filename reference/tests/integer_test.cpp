// Integers that do not fit the int of the C interface.
#include "refsock/refsock.hpp"

#include "catch_any.hpp"

#include <array>
#include <functional>

// A namespace of its own, as system headers have functions of the same names.
namespace integers {

using refsock::af_inet;
using refsock::condition;
using refsock::constant;
using refsock::fromfd;
using refsock::getaddrinfo;
using refsock::getnameinfo;
using refsock::inet_address;
using refsock::inet_ntop;
using refsock::inet_pton;
using refsock::no_handle;
using refsock::overflow_error;
using refsock::sock_stream;
using refsock::socket;
using refsock::socketpair;

struct integer_argument {
    const char* what;
    std::function<void(std::int64_t, std::error_code&)> call;
};

/// Each integer of a call that needs no socket.
const integer_argument of_functions[] = {
    {"socket: family", [](auto n, auto& code) { socket made(n, sock_stream, 0, code); }},
    {"socket: type", [](auto n, auto& code) { socket made(af_inet, n, 0, code); }},
    {"socket: proto", [](auto n, auto& code) { socket made(af_inet, sock_stream, n, code); }},
    {"socketpair: family", [](auto n, auto& code) { socketpair(n, sock_stream, 0, code); }},
    {"socketpair: type", [](auto n, auto& code) { socketpair(af_inet, n, 0, code); }},
    {"socketpair: proto", [](auto n, auto& code) { socketpair(af_inet, sock_stream, n, code); }},
    {"inet_pton: family", [](auto n, auto& code) { inet_pton(n, "127.0.0.1", code); }},
    {"inet_ntop: family",
     [](auto n, auto& code) { inet_ntop(n, std::array<std::byte, 4>{}, code); }},
    {"getaddrinfo: family",
     [](auto n, auto& code) { getaddrinfo("127.0.0.1", 80, {.family = n}, code); }},
    {"getaddrinfo: type",
     [](auto n, auto& code) { getaddrinfo("127.0.0.1", 80, {.type = n}, code); }},
    {"getaddrinfo: protocol",
     [](auto n, auto& code) { getaddrinfo("127.0.0.1", 80, {.protocol = n}, code); }},
    {"getaddrinfo: flags",
     [](auto n, auto& code) { getaddrinfo("127.0.0.1", 80, {.flags = n}, code); }},
    {"getnameinfo: flags",
     [](auto n, auto& code) {
         getnameinfo(inet_address{"127.0.0.1", 80}, n, code);
     }},
};

inline socket new_socket() {
    return socket(af_inet, sock_stream);
}

inline std::int64_t number_of(std::string_view name) {
    return constant(name).value();
}

const integer_argument of_methods[] = {
    {"adopt: family",
     [](auto n, auto& code) {
         const socket owner = new_socket();
         socket::adopt(owner.fileno(), n, sock_stream, 0, {}, code);
     }},
    {"adopt: type",
     [](auto n, auto& code) {
         const socket owner = new_socket();
         socket::adopt(owner.fileno(), af_inet, n, 0, {}, code);
     }},
    {"adopt: proto",
     [](auto n, auto& code) {
         const socket owner = new_socket();
         socket::adopt(owner.fileno(), af_inet, sock_stream, n, {}, code);
     }},
    {"fromfd: family",
     [](auto n, auto& code) { fromfd(new_socket().fileno(), n, sock_stream, 0, code); }},
    {"fromfd: type",
     [](auto n, auto& code) { fromfd(new_socket().fileno(), af_inet, n, 0, code); }},
    {"fromfd: proto",
     [](auto n, auto& code) { fromfd(new_socket().fileno(), af_inet, sock_stream, n, code); }},
    {"listen", [](auto n, auto& code) { new_socket().listen(n, code); }},
    {"shutdown", [](auto n, auto& code) { new_socket().shutdown(n, code); }},
    {"getsockopt: level",
     [](auto n, auto& code) { new_socket().getsockopt(n, number_of("SO_TYPE"), code); }},
    {"getsockopt: name",
     [](auto n, auto& code) { new_socket().getsockopt(number_of("SOL_SOCKET"), n, code); }},
    {"getsockopt: level, with a length",
     [](auto n, auto& code) { new_socket().getsockopt(n, number_of("SO_TYPE"), 4, code); }},
    {"getsockopt: name, with a length",
     [](auto n, auto& code) { new_socket().getsockopt(number_of("SOL_SOCKET"), n, 4, code); }},
    {"setsockopt: level",
     [](auto n, auto& code) { new_socket().setsockopt(n, number_of("SO_KEEPALIVE"), 1, code); }},
    {"setsockopt: name",
     [](auto n, auto& code) { new_socket().setsockopt(number_of("SOL_SOCKET"), n, 1, code); }},
    {"setsockopt: value",
     [](auto n, auto& code) {
         new_socket().setsockopt(number_of("SOL_SOCKET"), number_of("SO_KEEPALIVE"), n, code);
     }},
    {"setsockopt: level, of octets",
     [](auto n, auto& code) {
         new_socket().setsockopt(n, number_of("SO_KEEPALIVE"), std::array<std::byte, 4>{}, code);
     }},
    {"setsockopt: name, of octets",
     [](auto n, auto& code) {
         new_socket().setsockopt(number_of("SOL_SOCKET"), n, std::array<std::byte, 4>{}, code);
     }},
};

const integer_argument of_transfers[] = {
    {"recv", [](auto n, auto& code) { new_socket().recv(1, n, code); }},
    {"recvfrom", [](auto n, auto& code) { new_socket().recvfrom(1, n, code); }},
    {"recv_into",
     [](auto n, auto& code) {
         std::array<std::byte, 1> buffer{};
         new_socket().recv_into(buffer, n, code);
     }},
    {"recvfrom_into",
     [](auto n, auto& code) {
         std::array<std::byte, 1> buffer{};
         new_socket().recvfrom_into(buffer, n, code);
     }},
    {"send", [](auto n, auto& code) { new_socket().send(std::array<std::byte, 1>{}, n, code); }},
    {"sendall",
     [](auto n, auto& code) { new_socket().sendall(std::array<std::byte, 1>{}, n, code); }},
    {"sendto",
     [](auto n, auto& code) {
         new_socket().sendto(std::array<std::byte, 1>{}, n, inet_address{"127.0.0.1", 9}, code);
     }},
};

/// Cut to 32 bits, the last four are numbers that some call takes.
constexpr std::int64_t too_wide[] = {
    std::int64_t{1} << 31,       -(std::int64_t{1} << 31) - 1, std::int64_t{1} << 32,
    (std::int64_t{1} << 32) + 1, (std::int64_t{1} << 32) + 2,  -(std::int64_t{1} << 32),
};

inline void check_refused(std::span<const integer_argument> arguments) {
    for (const auto& [what, call] : arguments) {
        for (const std::int64_t number : too_wide) {
            INFO(what << " " << number);
            std::error_code code;
            call(number, code);
            CHECK(code == condition::overflow);
        }
    }
}

TEST_CASE("an integer that does not fit is an overflow_error in every function") {
    check_refused(of_functions);
}

TEST_CASE("an integer that does not fit is an overflow_error in every method") {
    check_refused(of_methods);
}

TEST_CASE("flags that do not fit are an overflow_error in every transfer") {
    check_refused(of_transfers);
}

TEST_CASE("what does not fit is raised and changes nothing") {
    CHECK_THROWS_AS(socket(std::int64_t{1} << 32, sock_stream), overflow_error);
    socket made = new_socket();
    CHECK_THROWS_AS(made.shutdown((std::int64_t{1} << 32) + 2), overflow_error);
    CHECK(made.fileno() != no_handle);
}

TEST_CASE("a port outside 0 to 65535 is an overflow_error in getaddrinfo, a text is the system's") {
    for (const std::int64_t port : {std::int64_t{-1}, std::int64_t{65536}, std::int64_t{65558},
                                    (std::int64_t{1} << 32) + 80}) {
        INFO(port);
        std::error_code code;
        CHECK(getaddrinfo("127.0.0.1", port, {}, code).empty());
        CHECK(code == condition::overflow);
    }
    std::error_code code;
    CHECK(!getaddrinfo("127.0.0.1", 65535, {}, code).empty());
    CHECK(!code);
    getaddrinfo("127.0.0.1", "65558", {}, code);
    CHECK(code != condition::overflow);
}

} // namespace integers
