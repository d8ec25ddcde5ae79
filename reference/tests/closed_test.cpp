// A closed socket is told before anything else that is wrong with a call.
#include "refsock/refsock.hpp"

#include "catch_any.hpp"

#include <array>
#include <functional>
#include <limits>

// A namespace of its own, as system headers have functions of the same names.
namespace closed_sockets {

using refsock::socket;

constexpr std::int64_t too_wide = std::int64_t{1} << 40;
constexpr std::array<std::byte, 1> octet{};

struct faulty_call {
    const char* what;
    std::function<void(socket&, std::error_code&)> make;
};

const faulty_call calls[] = {
    {"listen(2^40)", [](auto& s, auto& code) { s.listen(too_wide, code); }},
    {"shutdown(2^40)", [](auto& s, auto& code) { s.shutdown(too_wide, code); }},
    {"settimeout(-1)", [](auto& s, auto& code) { s.settimeout(-1.0, code); }},
    {"settimeout(nan)",
     [](auto& s, auto& code) { s.settimeout(std::numeric_limits<double>::quiet_NaN(), code); }},
    {"settimeout(inf)",
     [](auto& s, auto& code) { s.settimeout(std::numeric_limits<double>::infinity(), code); }},
    {"setblocking", [](auto& s, auto& code) { s.setblocking(true, code); }},
    {"setsockopt(2^40)", [](auto& s, auto& code) { s.setsockopt(1, 1, too_wide, code); }},
    {"setsockopt of level 2^40", [](auto& s, auto& code) { s.setsockopt(too_wide, 1, 1, code); }},
    {"setsockopt of octets", [](auto& s, auto& code) { s.setsockopt(1, too_wide, octet, code); }},
    {"getsockopt of name 2^40", [](auto& s, auto& code) { s.getsockopt(1, too_wide, code); }},
    {"getsockopt of length 0", [](auto& s, auto& code) { s.getsockopt(1, 1, 0, code); }},
    {"getsockopt of length -1", [](auto& s, auto& code) { s.getsockopt(1, 1, -1, code); }},
    {"recv(-1)", [](auto& s, auto& code) { s.recv(-1, 0, code); }},
    {"recv of flags 2^40", [](auto& s, auto& code) { s.recv(1, too_wide, code); }},
    {"recv of no memory",
     [](auto& s, auto& code) { s.recv(std::numeric_limits<std::int64_t>::max(), 0, code); }},
    {"recvfrom(-1)", [](auto& s, auto& code) { s.recvfrom(-1, 0, code); }},
    {"recv_into", [](auto& s, auto& code) { s.recv_into({}, too_wide, code); }},
    {"recvfrom_into", [](auto& s, auto& code) { s.recvfrom_into({}, too_wide, code); }},
    {"send", [](auto& s, auto& code) { s.send(octet, too_wide, code); }},
    {"sendall", [](auto& s, auto& code) { s.sendall(octet, too_wide, code); }},
    {"sendto",
     [](auto& s, auto& code) {
         s.sendto(octet, too_wide, refsock::inet_address{"no\0host", -1}, code);
     }},
    {"sendto another form",
     [](auto& s, auto& code) { s.sendto(octet, 0, refsock::unix_address{"x"}, code); }},
    {"bind",
     [](auto& s, auto& code) {
         s.bind(refsock::inet_address{"127.0.0.1", -1}, code);
     }},
    {"connect",
     [](auto& s, auto& code) {
         s.connect(refsock::inet_address{"127.0.0.1", 65536}, code);
     }},
    {"accept", [](auto& s, auto& code) { s.accept(code); }},
    {"dup", [](auto& s, auto& code) { s.dup(code); }},
    {"getsockname", [](auto& s, auto& code) { s.getsockname(code); }},
    {"getpeername", [](auto& s, auto& code) { s.getpeername(code); }},
    {"ioctl(-1)", [](auto& s, auto& code) { s.ioctl(-1, 1, code); }},
    {"ioctl of keepalive_values",
     [](auto& s, auto& code) {
         s.ioctl(1, refsock::keepalive_values{-1, -1, -1}, code);
     }},
};

TEST_CASE("a closed socket is EBADF before any other complaint") {
    for (const auto& [what, make] : calls) {
        INFO(what);
        socket made(refsock::af_inet, refsock::sock_stream);
        made.close();
        std::error_code code;
        make(made, code);
        CHECK(refsock::symbol_of(code) == "EBADF");
    }
}

TEST_CASE("connect_ex of a closed socket returns the number of EBADF whatever the address") {
    socket made(refsock::af_inet, refsock::sock_stream);
    made.close();
    std::error_code code;
    made.recv(1, 0, code);
    const int number = code.value();
    CHECK(made.connect_ex(refsock::inet_address{"127.0.0.1", -1}, code) == number);
    CHECK(!code);
}

} // namespace closed_sockets
