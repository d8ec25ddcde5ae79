#include "refsock/constants.hpp"

#include "native.hpp"
#include "refsock/socket.hpp"

#include "catch_any.hpp"

#include <algorithm>
#include <set>
#include <string>

TEST_CASE("constants are sorted by name and each name comes once") {
    const auto all = refsock::constants();
    REQUIRE(all.size() > 200);
    const auto not_ascending = [](const auto& a, const auto& b) { return a.name >= b.name; };
    const auto found = std::ranges::adjacent_find(all, not_ascending);
    CHECK((found == all.end() ? "" : std::string(found->name)) == "");
}

TEST_CASE("every listed constant is found by its name") {
    for (const auto& [name, value] : refsock::constants()) {
        INFO(std::string(name));
        CHECK(refsock::constant(name) == value);
    }
}

TEST_CASE("constants have the platform's numbers") {
    struct row {
        std::string_view name;
        std::int64_t value;
    };
    const row rows[] = {
        {"AF_INET", AF_INET},
        {"AF_INET6", AF_INET6},
        {"AF_UNSPEC", AF_UNSPEC},
        {"AI_NUMERICHOST", AI_NUMERICHOST},
        {"EAI_NONAME", EAI_NONAME},
        {"INADDR_ANY", 0},
        {"INADDR_BROADCAST", 4294967295},
        {"INADDR_LOOPBACK", 2130706433},
        {"INADDR_NONE", 4294967295},
        {"IPPORT_RESERVED", 1024},
        {"IPPORT_USERRESERVED", 5000},
        {"IPPROTO_IPV6", IPPROTO_IPV6},
        {"IPPROTO_TCP", 6},
        {"IPV6_V6ONLY", IPV6_V6ONLY},
        {"IP_TTL", IP_TTL},
        {"MSG_PEEK", MSG_PEEK},
        {"NI_NUMERICHOST", NI_NUMERICHOST},
        {"SHUT_RD", 0},
        {"SHUT_RDWR", 2},
        {"SHUT_WR", 1},
        {"SOCK_DGRAM", SOCK_DGRAM},
        {"SOCK_RAW", SOCK_RAW},
        {"SOCK_RDM", SOCK_RDM},
        {"SOCK_SEQPACKET", SOCK_SEQPACKET},
        {"SOCK_STREAM", SOCK_STREAM},
        {"SOL_IP", 0},
        {"SOL_SOCKET", SOL_SOCKET},
        {"SOL_TCP", 6},
        {"SOL_UDP", 17},
        {"SOMAXCONN", SOMAXCONN},
        {"SO_REUSEADDR", SO_REUSEADDR},
        {"TCP_NODELAY", TCP_NODELAY},
        {"HOST_NOT_FOUND", HOST_NOT_FOUND},
        {"NO_DATA", NO_DATA},
    };
    for (const auto& [name, value] : rows) {
        INFO(std::string(name));
        CHECK(refsock::constant(name) == value);
    }
}

TEST_CASE("the names of errors have numbers") {
    for (const std::string_view name :
         {"ECONNREFUSED", "EWOULDBLOCK", "EAFNOSUPPORT", "EAI_FAMILY", "TRY_AGAIN"}) {
        INFO(std::string(name));
        CHECK(refsock::constant(name).value_or(0) != 0);
    }
}

TEST_CASE("a name that the platform does not define has no number") {
    for (const std::string_view name :
         {"", "AF", "AF_INE", "AF_INET66", "af_inet", "SO_NO_SUCH_OPTION", "zzz"}) {
        INFO(std::string(name));
        CHECK_FALSE(refsock::constant(name));
    }
}

TEST_CASE("every constant belongs to a documented family or is an error's name") {
    const std::string_view families[] = {"AF_",   "SOCK_",    "SO_",     "SOMAXCONN", "MSG_",
                                         "SOL_",  "IPPROTO_", "IPPORT_", "INADDR_",   "IP_",
                                         "IPV6_", "EAI_",     "AI_",     "NI_",       "TCP_",
                                         "SHUT_", "TIPC_",    "SIO_",    "RCVALL_"};
    const std::set<std::string_view> h_errno_names = {"HOST_NOT_FOUND", "TRY_AGAIN", "NO_RECOVERY",
                                                      "NO_DATA", "NO_ADDRESS"};
    // Errors of Winsock whose names do not begin with WSAE.
    const std::set<std::string_view> winsock_names = {
        "E_CANCELLED",       "E_NO_MORE",   "INVALID_HANDLE", "INVALID_PARAMETER",
        "IO_INCOMPLETE",     "IO_PENDING",  "NOTINITIALISED", "OPERATION_ABORTED",
        "SERVICE_NOT_FOUND", "SYSNOTREADY", "SYSCALLFAILURE", "TYPE_NOT_FOUND",
        "VERNOTSUPPORTED"};
    for (const refsock::constant_entry& each : refsock::constants()) {
        const bool of_family = std::ranges::any_of(
            families, [&](std::string_view family) { return each.name.starts_with(family); });
        const bool of_error = each.name.front() == 'E' && each.name.find('_') == each.name.npos;
        const bool of_winsock = winsock_names.contains(each.name);
        INFO(std::string(each.name));
        CHECK((of_family || of_error || of_winsock || h_errno_names.contains(each.name)));
    }
}

TEST_CASE("has_ipv6 answers what a socket of AF_INET6 does") {
    const bool answer = refsock::has_ipv6();
    const auto handle = static_cast<refsock::native_handle>(::socket(AF_INET6, SOCK_STREAM, 0));
    CHECK(answer == (handle != refsock::no_handle));
    if (handle == refsock::no_handle) return;
    std::error_code code;
    refsock::socket::adopt(handle, AF_INET6, SOCK_STREAM, 0, {}, code); // and closed
    CHECK(!code);
}

TEST_CASE("the defaults of calls are the constants") {
    CHECK(refsock::af_inet == refsock::constant("AF_INET"));
    CHECK(refsock::af_inet6 == refsock::constant("AF_INET6"));
    CHECK(refsock::af_unix == refsock::constant("AF_UNIX").value_or(refsock::af_unix));
    CHECK(refsock::sock_stream == refsock::constant("SOCK_STREAM"));
    CHECK(refsock::sock_dgram == refsock::constant("SOCK_DGRAM"));
}
