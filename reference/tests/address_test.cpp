#include "sockaddr.hpp"

#include "refsock/constants.hpp"
#include "refsock/error.hpp"

#include "catch_any.hpp"

using namespace std::string_literals;
using refsock::address;
using refsock::af_inet;
using refsock::af_inet6;
using refsock::af_unix;
using refsock::condition;
using refsock::inet6_address;
using refsock::inet_address;
using refsock::unix_address;
using refsock::detail::from_native;
using refsock::detail::native_address;
using refsock::detail::to_native;

namespace {

/// The address after a way to its sockaddr and back.
address there_and_back(int family, const address& from) {
    std::error_code code;
    const native_address native = to_native(family, from, code);
    REQUIRE(!code);
    REQUIRE(native.get()->sa_family == family);
    return from_native(native.get(), native.length);
}

std::error_code failure(int family, const address& from) {
    std::error_code code;
    to_native(family, from, code);
    return code;
}

} // namespace

TEST_CASE("addresses come back from their sockaddr in the documented form") {
    struct row {
        int family;
        address given;
        address returned;
    };
    const row rows[] = {
        {af_inet, inet_address{"127.0.0.1", 80}, inet_address{"127.0.0.1", 80}},
        {af_inet, inet_address{"100.50.200.5", 65535}, inet_address{"100.50.200.5", 65535}},
        {af_inet, inet_address{"", 0}, inet_address{"0.0.0.0", 0}},
        {af_inet, inet_address{"<broadcast>", 1}, inet_address{"255.255.255.255", 1}},
        {af_inet, inet_address{"127.1", 1}, inet_address{"127.0.0.1", 1}},
        {af_inet6, inet6_address{"::1", 80}, inet6_address{"::1", 80}},
        {af_inet6, inet6_address{"", 7}, inet6_address{"::", 7}},
        {af_inet6, inet6_address{"::1", 80, 0xfffff, 0xffffffff},
         inet6_address{"::1", 80, 0xfffff, 0xffffffff}},
        {af_inet6, inet6_address{"0:0::1", 80, 5, 3}, inet6_address{"::1", 80, 5, 3}},
        {af_inet6, inet_address{"::1", 80}, inet6_address{"::1", 80}},
        {af_inet6, inet6_address{"fe80::1%7", 80}, inet6_address{"fe80::1", 80, 0, 7}},
        {af_inet6, inet6_address{"fe80::1%7", 80, 0, 9}, inet6_address{"fe80::1", 80, 0, 9}},
    };
    for (const auto& [family, given, returned] : rows) {
        CHECK(there_and_back(family, given) == returned);
    }
}

TEST_CASE("the port and the address lie in network order") {
    std::error_code code;
    const native_address native = to_native(af_inet, inet_address{"1.2.3.4", 0x0506}, code);
    REQUIRE(!code);
    REQUIRE(native.length == sizeof(sockaddr_in));
    sockaddr_in octets{};
    std::memcpy(&octets, native.get(), sizeof octets);
    CHECK(std::memcmp(&octets.sin_port, "\x05\x06", 2) == 0);
    CHECK(std::memcmp(&octets.sin_addr, "\x01\x02\x03\x04", 4) == 0);
}

TEST_CASE("the flow label lies in network order, the scope in host order") {
    std::error_code code;
    const native_address native = to_native(af_inet6, inet6_address{"::1", 1, 0x12345, 2}, code);
    REQUIRE(!code);
    sockaddr_in6 octets{};
    std::memcpy(&octets, native.get(), sizeof octets);
    CHECK(std::memcmp(&octets.sin6_flowinfo, "\x00\x01\x23\x45", 4) == 0);
    CHECK(octets.sin6_scope_id == 2);
}

TEST_CASE("an address that does not fit fails") {
    struct row {
        int family;
        address given;
        condition expected;
    };
    const row rows[] = {
        {af_inet, inet_address{"127.0.0.1", -1}, condition::overflow},
        {af_inet, inet_address{"127.0.0.1", 65536}, condition::overflow},
        {af_inet6, inet6_address{"::1", 65536}, condition::overflow},
        {af_inet6, inet6_address{"::1", 1, -1}, condition::overflow},
        {af_inet6, inet6_address{"::1", 1, 0x100000}, condition::overflow},
        {af_inet6, inet6_address{"::1", 1, 0, -1}, condition::overflow},
        {af_inet6, inet6_address{"::1", 1, 0, 0x100000000}, condition::overflow},
        {af_inet6, inet_address{"::1", 65536}, condition::overflow},
        {af_inet, inet_address{"127.0.0.1\0"s, 1}, condition::value},
        {af_inet6, inet6_address{"\0"s, 1}, condition::value},
        {af_inet, inet6_address{"::1", 1}, condition::type},
        {af_inet, unix_address{"path"}, condition::type},
        {af_inet, address{}, condition::type},
        {af_inet6, unix_address{"path"}, condition::type},
        {af_inet, refsock::other_address{af_inet, "abc"}, condition::type},
    };
    for (const auto& [family, given, expected] : rows)
        CHECK(failure(family, given) == expected);
}

TEST_CASE("another family is not supported") {
    CHECK(refsock::symbol_of(failure(9999, inet_address{"127.0.0.1", 1})) == "EAFNOSUPPORT");
    CHECK(refsock::symbol_of(failure(9999, refsock::other_address{9999, "x"})) == "EAFNOSUPPORT");
}

TEST_CASE("a numeric host of the other family is an address-related error") {
    CHECK(refsock::class_of(failure(af_inet, inet_address{"::1", 1})) ==
          refsock::error_class::gaierror);
    CHECK(refsock::class_of(failure(af_inet6, inet6_address{"127.0.0.1", 1})) ==
          refsock::error_class::gaierror);
}

TEST_CASE("a sockaddr that is too short for a family is no address") {
    sockaddr_storage storage{};
    storage.ss_family = static_cast<decltype(storage.ss_family)>(af_inet);
    const auto* const native = reinterpret_cast<const sockaddr*>(&storage);
    CHECK(from_native(native, 0) == address{});
    CHECK(from_native(native, 1) == address{});
    CHECK(from_native(native, 4) == address(refsock::other_address{af_inet, "\0\0"s}));
}

TEST_CASE("a sockaddr of another family keeps its octets") {
    sockaddr_storage storage{};
    auto* const native = reinterpret_cast<sockaddr*>(&storage);
    native->sa_family = 77;
    std::memcpy(native->sa_data, "\x01\0\x03", 3);
    const auto length =
        static_cast<refsock::detail::socket_length>(offsetof(sockaddr, sa_data) + 3);
    CHECK(from_native(native, length) ==
          address(refsock::other_address{77, std::string("\x01\0\x03", 3)}));
}
