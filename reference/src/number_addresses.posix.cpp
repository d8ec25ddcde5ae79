#include "sockaddr.hpp"

#include "refsock/error.hpp"

#include <initializer_list>
#include <limits>

#if __has_include(<linux/netlink.h>)
#include <linux/netlink.h>
#define REFSOCK_HAS_NETLINK
#endif
#if __has_include(<linux/tipc.h>)
#include <linux/tipc.h>
#define REFSOCK_HAS_TIPC
#endif

namespace refsock::detail {
namespace {

template <class Field>
[[maybe_unused]] bool fits(std::int64_t number) {
    using limits = std::numeric_limits<Field>;
    return number >= limits::min() && number <= limits::max();
}

[[maybe_unused]] bool fit_32_bits(std::initializer_list<std::int64_t> numbers) {
    for (const std::int64_t each : numbers)
        if (!fits<std::uint32_t>(each)) return false;
    return true;
}

[[maybe_unused]] std::uint32_t field(std::int64_t number) {
    return static_cast<std::uint32_t>(number);
}

#ifdef REFSOCK_HAS_NETLINK

native_address netlink_to_native(const address& given, std::error_code& code) {
    const auto* const from = std::get_if<netlink_address>(&given);
    if (from == nullptr) {
        code = make_error_code(condition::type);
        return {};
    }
    if (!fit_32_bits({from->pid, from->groups})) {
        code = make_error_code(condition::overflow);
        return {};
    }
    sockaddr_nl to{};
    to.nl_family = AF_NETLINK;
    to.nl_pid = field(from->pid);
    to.nl_groups = field(from->groups);
    return store(to);
}

netlink_address netlink_from_native(const sockaddr* from) {
    sockaddr_nl native{};
    std::memcpy(&native, from, sizeof native);
    return {native.nl_pid, native.nl_groups};
}

#endif
#ifdef REFSOCK_HAS_TIPC

static_assert(tipc_address{}.scope == TIPC_CLUSTER_SCOPE);

std::error_code check_tipc(const tipc_address& from) {
    const bool fit = fits<unsigned char>(from.addr_type) && fits<signed char>(from.scope) &&
                     fit_32_bits({from.v1, from.v2, from.v3});
    if (!fit) return make_error_code(condition::overflow);
    const bool known = from.addr_type == TIPC_ADDR_NAMESEQ || from.addr_type == TIPC_ADDR_NAME ||
                       from.addr_type == TIPC_ADDR_ID;
    return known ? std::error_code{} : make_error_code(condition::value);
}

native_address tipc_to_native(const address& given, std::error_code& code) {
    const auto* const from = std::get_if<tipc_address>(&given);
    code = from == nullptr ? make_error_code(condition::type) : check_tipc(*from);
    if (code) return {};
    sockaddr_tipc to{};
    to.family = AF_TIPC;
    to.addrtype = static_cast<unsigned char>(from->addr_type);
    to.scope = static_cast<signed char>(from->scope);
    if (from->addr_type == TIPC_ADDR_NAMESEQ) {
        to.addr.nameseq = {field(from->v1), field(from->v2), field(from->v3)};
    } else if (from->addr_type == TIPC_ADDR_NAME) {
        to.addr.name.name = {field(from->v1), field(from->v2)};
        to.addr.name.domain = field(from->v3);
    } else {
        to.addr.id.node = field(from->v1);
        to.addr.id.ref = field(from->v2);
    }
    return store(to);
}

tipc_address tipc_from_native(const sockaddr* from) {
    sockaddr_tipc native{};
    std::memcpy(&native, from, sizeof native);
    const auto& nameseq = native.addr.nameseq;
    const auto& name = native.addr.name;
    if (native.addrtype == TIPC_ADDR_NAMESEQ)
        return {native.addrtype, nameseq.type, nameseq.lower, nameseq.upper, native.scope};
    if (native.addrtype == TIPC_ADDR_NAME)
        return {native.addrtype, name.name.type, name.name.instance, name.domain, native.scope};
    return {native.addrtype, native.addr.id.node, native.addr.id.ref, 0, native.scope};
}

#endif

} // namespace

native_address numbers_to_native(int family, [[maybe_unused]] const address& from,
                                 std::error_code& code) {
    code.clear();
#ifdef REFSOCK_HAS_NETLINK
    if (family == AF_NETLINK) return netlink_to_native(from, code);
#endif
#ifdef REFSOCK_HAS_TIPC
    if (family == AF_TIPC) return tipc_to_native(from, code);
#endif
    static_cast<void>(family);
    code = native_error(family_not_supported);
    return {};
}

address numbers_from_native([[maybe_unused]] const sockaddr* from,
                            [[maybe_unused]] socket_length length) {
#ifdef REFSOCK_HAS_NETLINK
    if (from->sa_family == AF_NETLINK && length >= sizeof(sockaddr_nl))
        return netlink_from_native(from);
#endif
#ifdef REFSOCK_HAS_TIPC
    if (from->sa_family == AF_TIPC && length >= sizeof(sockaddr_tipc))
        return tipc_from_native(from);
#endif
    return {};
}

} // namespace refsock::detail
