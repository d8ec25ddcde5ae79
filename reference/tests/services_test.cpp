#include "refsock/services.hpp"

#include "native.hpp"
#include "refsock/error.hpp"

#include "catch_any.hpp"

#include <thread>
#include <vector>

using namespace std::string_view_literals;
using refsock::condition;

namespace {

/// What the C interface has of a service; -1 for nothing.
int port_by_c(const char* name, const char* protocol) {
    const servent* const found = ::getservbyname(name, protocol);
    return found == nullptr ? -1 : refsock::ntohs(static_cast<std::uint16_t>(found->s_port));
}

std::optional<std::string_view> optional(const char* text) {
    return text == nullptr ? std::nullopt : std::optional<std::string_view>(text);
}

} // namespace

TEST_CASE("getservbyname answers as the platform's table does") {
    for (const char* const name :
         {"http", "domain", "ssh", "tftp", "echo", "no-such-service", "80", ""}) {
        for (const char* const protocol :
             {"tcp", "udp", "sctp", "no-such-protocol", static_cast<const char*>(nullptr)}) {
            INFO(name << "/" << (protocol == nullptr ? "any" : protocol));
            std::error_code code;
            const int port = refsock::getservbyname(name, optional(protocol), code);
            const int expected = port_by_c(name, protocol);
            CHECK(port == std::max(expected, 0));
            if (expected == -1) CHECK(code == condition::no_service);
            if (expected != -1) CHECK(!code);
        }
    }
}

TEST_CASE("getservbyport is the way back") {
    for (const char* const name : {"http", "domain", "ssh"}) {
        INFO(name);
        std::error_code code;
        const int port = refsock::getservbyname(name, "tcp", code);
        if (code) continue; // the platform has no such table
        CHECK(refsock::getservbyport(port, "tcp") == name);
        CHECK_FALSE(refsock::getservbyport(port).empty());
        CHECK_THROWS_AS(refsock::getservbyport(port, "no-such-protocol"), refsock::error);
    }
}

TEST_CASE("getservbyport refuses ports out of range and NULs") {
    struct row {
        std::int64_t port;
        std::optional<std::string_view> protocol;
        condition expected;
    };
    const row rows[] = {
        {-1, {}, condition::overflow},        {65536, {}, condition::overflow},
        {INT64_MAX, {}, condition::overflow}, {65535, "no-such-protocol", condition::no_port},
        {80, "tcp\0"sv, condition::value},
    };
    for (const auto& [port, protocol, expected] : rows) {
        INFO(port);
        std::error_code code;
        CHECK(refsock::getservbyport(port, protocol, code).empty());
        CHECK(code == expected);
    }
    CHECK_THROWS_AS(refsock::getservbyport(65536), refsock::overflow_error);
}

TEST_CASE("an unknown name raises error without a number, a NUL value_error") {
    CHECK_THROWS_AS(refsock::getservbyname("http\0"sv), refsock::value_error);
    CHECK_THROWS_AS(refsock::getservbyname("http", "\0"sv), refsock::value_error);
    CHECK_THROWS_AS(refsock::getprotobyname("tcp\0"sv), refsock::value_error);
    try {
        refsock::getprotobyname("no-such-protocol");
        FAIL("did not raise");
    } catch (const refsock::error& raised) {
        CHECK_FALSE(raised.native());
        CHECK(raised.message() == "protocol not found");
        CHECK(raised.call() == "getprotobyname");
    }
}

TEST_CASE("getprotobyname answers as the platform's table does") {
    for (const char* const name : {"tcp", "udp", "icmp", "ip", "TCP", "no-such-protocol", ""}) {
        INFO(name);
        const protoent* const found = ::getprotobyname(name);
        const int expected = found == nullptr ? 0 : found->p_proto;
        std::error_code code;
        CHECK(refsock::getprotobyname(name, code) == expected);
        CHECK(!code == (found != nullptr));
    }
}

TEST_CASE("several threads may look up at once") {
    std::error_code code;
    const int http = refsock::getservbyname("http", "tcp", code);
    const int udp = refsock::getprotobyname("udp", code);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int each = 0; each < 4; ++each) {
        threads.emplace_back([&] {
            std::error_code inner;
            for (int i = 0; i < 50; ++i) {
                if (refsock::getservbyname("http", "tcp", inner) != http) ++wrong;
                if (refsock::getprotobyname("udp", inner) != udp) ++wrong;
                if (refsock::getservbyname("domain", "udp", inner) == http && http != 0) ++wrong;
            }
        });
    }
    for (std::thread& each : threads)
        each.join();
    CHECK(wrong == 0);
}
