// Calls with a code do not throw, and tell a lack of memory.
#include "socket_support.posix.hpp"

#include <functional>
#include <optional>
#include <sys/socket.h>

namespace memory_tests {

using refsock::socket;
using support::octets;

extern thread_local int allocations_left;
extern thread_local bool was_refused;

namespace {

/// While it lasts this thread gets so many allocations.
class allowance_of {
public:
    explicit allowance_of(int allocations) {
        was_refused = false;
        allocations_left = allocations;
    }
    ~allowance_of() { allocations_left = -1; }
    allowance_of(const allowance_of&) = delete;
    allowance_of& operator=(const allowance_of&) = delete;
};

struct call_with_code {
    const char* what;
    std::function<void(std::error_code&)> make;
};

/// Makes the call with no allocation allowed, then one, and so on until it has enough. Each time
/// but the last it must tell the lack. Returns how many times it told.
int check_without_memory(const call_with_code& call) {
    INFO(call.what);
    for (int allowance = 0; allowance < 100; ++allowance) {
        std::error_code code;
        {
            const allowance_of limited(allowance);
            call.make(code);
        }
        if (!was_refused) return allowance;
        INFO(allowance << " allocations: " << code.message());
        CHECK(code == std::errc::not_enough_memory);
    }
    FAIL("it never had enough memory");
    return 0;
}

// None of these texts fits into a string without memory of its own.
const std::string long_ipv6 = "2001:db8:1111:2222:3333:4444:5555:6666";
const std::string long_name = "localhost";
const std::string long_path = "/tmp/no-such-directory-for-a-socket/name";
const std::string long_service = "a-service-that-no-table-has";

std::vector<std::byte> packed_ipv6() {
    return std::vector<std::byte>(16, std::byte{0x11});
}

} // namespace

TEST_CASE("conversions and tables tell a lack of memory") {
    const std::optional<std::string> host = long_ipv6;
    const refsock::service port = std::int64_t{80};
    const refsock::address numeric = refsock::inet6_address{long_ipv6, 80, 0, 0};
    const refsock::address short_form = refsock::inet_address{long_ipv6, 80};
    const auto packed = packed_ipv6();
    const call_with_code calls[] = {
        {"inet_aton", [](auto& code) { refsock::inet_aton("0x7f.0000000000000000.0.1", code); }},
        {"inet_pton", [](auto& code) { refsock::inet_pton(refsock::af_inet6, long_ipv6, code); }},
        {"inet_ntop", [&](auto& code) { refsock::inet_ntop(refsock::af_inet6, packed, code); }},
        {"getaddrinfo", [&](auto& code) { refsock::getaddrinfo(host, port, {}, code); }},
        {"getnameinfo", [&](auto& code) { refsock::getnameinfo(numeric, 3, code); }},
        {"getnameinfo of a pair", [&](auto& code) { refsock::getnameinfo(short_form, 3, code); }},
        {"getservbyname", [](auto& code) { refsock::getservbyname(long_service, "tcp", code); }},
        {"getservbyport", [](auto& code) { refsock::getservbyport(65533, "tcp", code); }},
        {"getprotobyname", [](auto& code) { refsock::getprotobyname(long_service, code); }},
    };
    for (const auto& call : calls)
        CHECK(check_without_memory(call) > 0);
}

TEST_CASE("look-ups of hosts tell a lack of memory") {
    const call_with_code calls[] = {
        {"gethostbyname", [](auto& code) { refsock::gethostbyname(long_name, code); }},
        {"gethostbyname_ex", [](auto& code) { refsock::gethostbyname_ex(long_name, code); }},
        {"gethostbyaddr", [](auto& code) { refsock::gethostbyaddr("127.0.0.1", code); }},
        {"gethostbyaddr of a name", [](auto& code) { refsock::gethostbyaddr(long_name, code); }},
        {"getfqdn", [](auto& code) { refsock::getfqdn(long_name, code); }},
        {"getfqdn of this host", [](auto& code) { refsock::getfqdn("", code); }},
    };
    for (const auto& call : calls)
        CHECK(check_without_memory(call) > 0);
    check_without_memory({"gethostname", [](auto& code) { refsock::gethostname(code); }});
}

TEST_CASE("methods that take or give addresses tell a lack of memory") {
    const refsock::address inet = refsock::inet_address{long_ipv6, 0};
    const refsock::inet_address unreachable{long_ipv6, 0};
    const refsock::address path = refsock::unix_address{long_path};
    socket six(refsock::af_inet6);
    six.bind(refsock::inet6_address{"::1"});
    socket local(static_cast<int>(*refsock::constant("AF_UNIX")));
    const call_with_code calls[] = {
        {"getsockname", [&](auto& code) { six.getsockname(code); }},
        {"getpeername", [&](auto& code) { six.getpeername(code); }},
        {"getsockopt", [&](auto& code) { six.getsockopt(SOL_SOCKET, SO_TYPE, 1024, code); }},
        {"bind", [&](auto& code) { six.bind(inet, code); }},
        {"connect", [&](auto& code) { local.connect(path, code); }},
        {"sendto", [&](auto& code) { local.sendto({}, 0, path, code); }},
        {"socketpair",
         [](auto& code) { refsock::socketpair(AF_UNIX, refsock::sock_stream, 0, code); }},
        {"fromfd", [&](auto& code) { refsock::fromfd(six.fileno(), AF_INET6, 1, 0, code); }},
        {"connect_ex", [&](auto& code) { local.connect_ex(path, code); }},
        {"create_connection",
         [&](auto& code) {
             refsock::create_connection(unreachable, {1.0, {}}, code);
         }},
    };
    for (const auto& call : calls)
        check_without_memory(call);
}

TEST_CASE("recvfrom without memory leaves the datagram where it is") {
    socket to(refsock::af_inet6, refsock::sock_dgram);
    to.bind(refsock::inet6_address{"::1"});
    socket from(refsock::af_inet6, refsock::sock_dgram);
    const auto target = to.getsockname();
    from.sendto(octets("kept"), target);
    for (int allowance = 0;; ++allowance) {
        REQUIRE(allowance < 100);
        std::error_code code;
        was_refused = false;
        allocations_left = allowance;
        const refsock::received_from got = to.recvfrom(4096, 0, code);
        allocations_left = -1;
        if (!code) {
            CHECK(support::text(got.data) == "kept");
            CHECK(std::get<refsock::inet6_address>(got.address).host == "::1");
            break;
        }
        CHECK(code == std::errc::not_enough_memory);
    }
}

TEST_CASE("accept without memory leaves the connection where it is") {
    socket listener(refsock::af_inet6);
    listener.bind(refsock::inet6_address{"::1"});
    listener.listen(1);
    socket client(refsock::af_inet6);
    client.connect(listener.getsockname());
    std::error_code code;
    allocations_left = 0;
    listener.accept(code);
    allocations_left = -1;
    CHECK(code == std::errc::not_enough_memory);
    CHECK(listener.accept().address == client.getsockname());
}

} // namespace memory_tests
