// Only names that need no network: numeric ones, refused ones, and those of the hosts file.
#include "refsock/names.hpp"

#include "refsock/constants.hpp"
#include "refsock/error.hpp"

#include "catch_any.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

using namespace std::string_literals;
using namespace std::string_view_literals;
using refsock::address;
using refsock::condition;
using refsock::inet6_address;
using refsock::inet_address;

namespace {

int number(std::string_view name) {
    return static_cast<int>(refsock::constant(name).value());
}

/// A name that no resolver asks the network for: its one label is too long.
const std::string impossible_name(300, 'a');

/// Whether the hosts file says that `name` is `address`.
bool in_hosts_file(const std::string& host_address, const std::string& name) {
    std::ifstream hosts("/etc/hosts");
    for (std::string line; std::getline(hosts, line);) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::string first;
        words >> first;
        for (std::string word; first == host_address && words >> word;) {
            if (word == name) return true;
        }
    }
    return false;
}

std::string symbol(const std::error_code& code) {
    return std::string(refsock::symbol_of(code));
}

} // namespace

TEST_CASE("getaddrinfo gives numeric hosts in the form of their family") {
    struct row {
        std::optional<std::string> host;
        refsock::service port;
        int family;
        address expected;
    };
    const row rows[] = {
        {"127.0.0.1", 80, refsock::af_inet, inet_address{"127.0.0.1", 80}},
        {"127.0.0.1", "80", refsock::af_inet, inet_address{"127.0.0.1", 80}},
        {"127.1", {}, refsock::af_inet, inet_address{"127.0.0.1", 0}},
        {"::1", 65535, refsock::af_inet6, inet6_address{"::1", 65535, 0, 0}},
        {"fe80::1%7", 1, refsock::af_inet6, inet6_address{"fe80::1", 1, 0, 7}},
        {{}, 80, refsock::af_inet, inet_address{"127.0.0.1", 80}},
        {{}, 80, refsock::af_inet6, inet6_address{"::1", 80, 0, 0}},
    };
    for (const auto& [host, port, family, expected] : rows) {
        INFO(host.value_or("no host"));
        const refsock::address_hints hints{family, refsock::sock_stream, 0, 0};
        const auto found = refsock::getaddrinfo(host, port, hints);
        REQUIRE(found.size() == 1);
        CHECK(found[0].family == family);
        CHECK(found[0].type == refsock::sock_stream);
        CHECK(found[0].protocol == number("IPPROTO_TCP"));
        CHECK(found[0].canonname.empty());
        CHECK(found[0].address == expected);
    }
}

TEST_CASE("flags of getaddrinfo reach the system") {
    const refsock::address_hints passive{refsock::af_inet, refsock::sock_dgram, 0,
                                         number("AI_PASSIVE")};
    CHECK(refsock::getaddrinfo({}, 5, passive).at(0).address ==
          address(inet_address{"0.0.0.0", 5}));
    const refsock::address_hints canonical{refsock::af_inet, refsock::sock_dgram, 0,
                                           number("AI_CANONNAME")};
    CHECK(refsock::getaddrinfo("127.0.0.1", 5, canonical).at(0).canonname == "127.0.0.1");
}

TEST_CASE("without hints the full range is selected") {
    const auto found = refsock::getaddrinfo("127.0.0.1", 80);
    const auto has = [&](int type) {
        return std::ranges::count(found, type, &refsock::address_info::type) != 0;
    };
    CHECK(has(refsock::sock_stream));
    CHECK(has(refsock::sock_dgram));
}

TEST_CASE("getaddrinfo fails with the system's code") {
    const int numeric = number("AI_NUMERICHOST");
    struct row {
        std::optional<std::string> host;
        refsock::service port;
        refsock::address_hints hints;
        std::string_view symbol;
    };
    const row rows[] = {
        {{}, {}, {}, "EAI_NONAME"},
        {"localhost", 80, {0, 0, 0, numeric}, "EAI_NONAME"},
        {"127.0.0.1", 80, {9999, 0, 0, 0}, "EAI_FAMILY"},
    };
    for (const auto& [host, port, hints, expected] : rows) {
        std::error_code code;
        CHECK(refsock::getaddrinfo(host, port, hints, code).empty());
        CHECK(symbol(code) == expected);
    }
    CHECK_THROWS_AS(refsock::getaddrinfo({}, {}), refsock::gaierror);
}

TEST_CASE("a NUL in a text is a value_error") {
    const std::string bad = "127.0.0.1\0x"s;
    CHECK_THROWS_AS(refsock::getaddrinfo(bad, 80), refsock::value_error);
    CHECK_THROWS_AS(refsock::getaddrinfo({}, "80\0"s), refsock::value_error);
    CHECK_THROWS_AS(refsock::gethostbyname(bad), refsock::value_error);
    CHECK_THROWS_AS(refsock::gethostbyname_ex(bad), refsock::value_error);
    CHECK_THROWS_AS(refsock::gethostbyaddr(bad), refsock::value_error);
    CHECK_THROWS_AS(refsock::getfqdn(bad), refsock::value_error);
    CHECK_THROWS_AS(refsock::getnameinfo(inet_address{bad, 80}, 0), refsock::value_error);
}

TEST_CASE("getnameinfo gives numeric text") {
    struct row {
        address from;
        std::string host;
        std::string port;
    };
    const row rows[] = {
        {inet_address{"127.0.0.1", 80}, "127.0.0.1", "80"},
        {inet_address{"127.1", 0}, "127.0.0.1", "0"},
        {inet_address{"::1", 65535}, "::1", "65535"},
        {inet6_address{"::1", 80}, "::1", "80"},
        {inet6_address{"5aef:2b::8", 80, 0xfffff, 0}, "5aef:2b::8", "80"},
    };
    const int flags = number("NI_NUMERICHOST") | number("NI_NUMERICSERV");
    for (const auto& [from, host, port] : rows) {
        CHECK(refsock::getnameinfo(from, flags) == std::pair(host, port));
    }
}

TEST_CASE("getnameinfo refuses other addresses") {
    struct row {
        address from;
        std::error_code expected;
    };
    const row rows[] = {
        {inet_address{"127.0.0.1", -1}, condition::overflow},
        {inet_address{"127.0.0.1", 65536}, condition::overflow},
        {inet6_address{"::1", 80, 0x100000, 0}, condition::overflow},
        {inet6_address{"::1", 80, 0, -1}, condition::overflow},
        {inet6_address{"127.0.0.1", 80}, condition::type},
        {refsock::unix_address{"path"}, condition::type},
        {address{}, condition::type},
    };
    for (const auto& [from, expected] : rows) {
        std::error_code code;
        CHECK(refsock::getnameinfo(from, 0, code) == std::pair(""s, ""s));
        CHECK(code == expected);
    }
    std::error_code code;
    refsock::getnameinfo(inet_address{"localhost", 80}, 0, code);
    CHECK(symbol(code) == "EAI_NONAME");
    CHECK_THROWS_AS(refsock::getnameinfo(inet_address{"localhost", 80}, 0), refsock::gaierror);
}

TEST_CASE("gethostbyname returns an IPv4 address unchanged") {
    struct row {
        std::string_view name;
        std::string_view address;
    };
    const row rows[] = {
        {"100.50.200.5", "100.50.200.5"},       {"0.0.0.0", "0.0.0.0"},
        {"255.255.255.255", "255.255.255.255"}, {"", "0.0.0.0"},
        {"<broadcast>", "255.255.255.255"},
    };
    for (const auto& [name, expected] : rows)
        CHECK(refsock::gethostbyname(name) == expected);
}

TEST_CASE("a numeric name has itself as its only address") {
    const auto entry = refsock::gethostbyname_ex("127.0.0.1");
    CHECK(entry.addresses == std::vector{"127.0.0.1"s});
    CHECK(entry.aliases.empty());
}

TEST_CASE("an unknown host is an herror") {
    std::error_code code;
    CHECK(refsock::gethostbyname(impossible_name, code).empty());
    CHECK(refsock::class_of(code) == refsock::error_class::herror);
    CHECK_FALSE(refsock::symbol_of(code).empty());
    CHECK_THROWS_AS(refsock::gethostbyname(impossible_name), refsock::herror);
    CHECK_THROWS_AS(refsock::gethostbyname_ex(impossible_name), refsock::herror);
    CHECK_THROWS_AS(refsock::gethostbyname_ex(""), refsock::herror);
    CHECK_THROWS_AS(refsock::gethostbyaddr(impossible_name), refsock::herror);
}

TEST_CASE("names of the hosts file are found both ways") {
    if (!in_hosts_file("127.0.0.1", "localhost")) {
        WARN("skipped: the hosts file does not name 127.0.0.1 localhost");
        return;
    }
    CHECK(refsock::gethostbyname("localhost") == "127.0.0.1");
    const auto by_name = refsock::gethostbyname_ex("localhost");
    CHECK(std::ranges::count(by_name.addresses, "127.0.0.1") != 0);
    const auto by_address = refsock::gethostbyaddr("127.0.0.1");
    CHECK(by_address.addresses == std::vector{"127.0.0.1"s});
    CHECK_FALSE(by_address.name.empty());
    CHECK(refsock::gethostbyaddr("127.1").name == by_address.name);
    CHECK(refsock::gethostbyaddr("localhost").addresses == by_address.addresses);
}

TEST_CASE("getfqdn selects the first name with a period, else the name of this machine") {
    if (!in_hosts_file("127.0.0.1", "localhost")) {
        WARN("skipped: the hosts file does not name 127.0.0.1 localhost");
        return;
    }
    const auto entry = refsock::gethostbyaddr("127.0.0.1");
    std::string expected = refsock::gethostname();
    const auto qualified = [](const std::string& name) { return name.find('.') != name.npos; };
    const auto alias = std::ranges::find_if(entry.aliases, qualified);
    if (alias != entry.aliases.end()) expected = *alias;
    if (qualified(entry.name)) expected = entry.name;
    CHECK(refsock::getfqdn("127.0.0.1") == expected);
}

TEST_CASE("getfqdn of an address of every address is that of the local host") {
    CHECK(refsock::getfqdn("0.0.0.0") == refsock::getfqdn());
    CHECK(refsock::getfqdn("::") == refsock::getfqdn());
}

TEST_CASE("getfqdn tells a fault by its code") {
    std::error_code code;
    CHECK(refsock::getfqdn("a\0b"sv, code).empty());
    CHECK(code == condition::value);
    CHECK(refsock::getfqdn(impossible_name, code) == impossible_name);
    CHECK(!code);
}

TEST_CASE("getfqdn returns an unknown name unchanged") {
    CHECK(refsock::getfqdn(impossible_name) == impossible_name);
}

TEST_CASE("gethostname has a name") {
    const std::string name = refsock::gethostname();
    CHECK_FALSE(name.empty());
    CHECK(name.find('\0') == name.npos);
}

TEST_CASE("several threads may look hosts up at once") {
    std::atomic<int> wrong = 0;
    const auto ask = [&wrong](const std::string& host) {
        for (int i = 0; i < 100; ++i) {
            std::error_code code;
            if (refsock::gethostbyname_ex(host, code).addresses != std::vector{host}) ++wrong;
        }
    };
    std::thread first(ask, "10.0.0.1");
    std::thread second(ask, "10.0.0.2");
    ask("10.0.0.3");
    first.join();
    second.join();
    CHECK(wrong == 0);
}
