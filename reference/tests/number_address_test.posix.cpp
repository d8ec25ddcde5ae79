#include "sockaddr.hpp"

#include "refsock/constants.hpp"
#include "refsock/error.hpp"
#include "refsock/socket.hpp"

#include "catch_any.hpp"

#include <array>

using refsock::address;
using refsock::condition;
using refsock::netlink_address;
using refsock::tipc_address;
using refsock::detail::from_native;
using refsock::detail::native_address;
using refsock::detail::to_native;

namespace {

/// A family that this platform has no number for becomes one that no platform has.
int family_of(const char* name) {
    return static_cast<int>(refsock::constant(name).value_or(9999));
}

const int netlink = family_of("AF_NETLINK");
const int tipc = family_of("AF_TIPC");
constexpr std::int64_t highest = 0xffffffff;
constexpr std::int64_t nameseq = 1;
constexpr std::int64_t name = 2;
constexpr std::int64_t id = 3;

std::error_code number_failure(int family, const address& from) {
    std::error_code code;
    to_native(family, from, code);
    return code;
}

struct row {
    int family;
    address given;
};

} // namespace

TEST_CASE("addresses of numbers come back from their sockaddr, where the platform has them") {
    const row rows[] = {
        {netlink, netlink_address{0, 0}},
        {netlink, netlink_address{highest, highest}},
        {tipc, tipc_address{nameseq, 18888, 100, 200, 3}},
        {tipc, tipc_address{name, 18888, 17, 9, 2}},
        {tipc, tipc_address{id, 0x01001001, highest, 0, 0}},
        {tipc, tipc_address{name, highest, 0, 0, -3}},
        {tipc, tipc_address{name, 1, 2, 3}},
    };
    for (const auto& [family, given] : rows) {
        std::error_code code;
        const native_address native = to_native(family, given, code);
        if (family == 9999) {
            CHECK(refsock::symbol_of(code) == "EAFNOSUPPORT");
            continue;
        }
        REQUIRE(!code);
        CHECK(native.get()->sa_family == family);
        CHECK(from_native(native.get(), native.length) == given);
        CHECK(from_native(native.get(), native.length - 1) != given);
    }
}

TEST_CASE("an AF_TIPC address lies in its sockaddr as linux/tipc.h has it") {
    if (tipc == 9999) return;
    std::error_code code;
    const native_address native = to_native(tipc, tipc_address{name, 5, 6, 7, -3}, code);
    REQUIRE(!code);
    REQUIRE(native.length == 16);
    std::array<std::uint32_t, 4> words{};
    std::memcpy(words.data(), native.get(), sizeof words);
    const auto* const octets = reinterpret_cast<const unsigned char*>(native.get());
    CHECK(octets[2] == name);
    CHECK(octets[3] == 0xfd);
    CHECK((words[1] == 5 && words[2] == 6 && words[3] == 7));
    const native_address port = to_native(tipc, tipc_address{id, 5, 6}, code);
    std::memcpy(words.data(), port.get(), sizeof words);
    CHECK((words[1] == 6 && words[2] == 5));
}

TEST_CASE("an address of numbers that does not fit fails") {
    struct fault {
        int family;
        address given;
        condition expected;
    };
    const fault faults[] = {
        {netlink, netlink_address{-1, 0}, condition::overflow},
        {netlink, netlink_address{0, highest + 1}, condition::overflow},
        {netlink, tipc_address{name, 1, 2}, condition::type},
        {netlink, refsock::unix_address{"path"}, condition::type},
        {tipc, tipc_address{256, 1, 2}, condition::overflow},
        {tipc, tipc_address{-1, 1, 2}, condition::overflow},
        {tipc, tipc_address{name, -1, 2}, condition::overflow},
        {tipc, tipc_address{name, 1, highest + 1}, condition::overflow},
        {tipc, tipc_address{nameseq, 1, 2, highest + 1}, condition::overflow},
        {tipc, tipc_address{name, 1, 2, 0, 128}, condition::overflow},
        {tipc, tipc_address{name, 1, 2, 0, -129}, condition::overflow},
        {tipc, tipc_address{0, 1, 2}, condition::value},
        {tipc, tipc_address{4, 1, 2}, condition::value},
        {tipc, netlink_address{1, 2}, condition::type},
        {tipc, address{}, condition::type},
    };
    for (const auto& [family, given, expected] : faults)
        if (family != 9999) CHECK(number_failure(family, given) == expected);
    CHECK(number_failure(refsock::af_inet, netlink_address{0, 0}) == condition::type);
    CHECK(number_failure(refsock::af_inet6, tipc_address{name, 1, 2}) == condition::type);
}

TEST_CASE("an AF_NETLINK socket is bound where its address says") {
    if (netlink == 9999) return;
    std::error_code code;
    refsock::socket socket(netlink, refsock::sock_dgram, 0, code);
    if (code) return; // the kernel may be built without it
    socket.bind(netlink_address{0, 1});
    const auto found = std::get<netlink_address>(socket.getsockname());
    CHECK(found.pid != 0);
    CHECK(found.groups == 1);
}
