#include "refsock/constants.hpp"

#include "constant_tables.hpp"
#include "error_tables.hpp"
#include "refsock/socket.hpp"

#include <algorithm>
#include <vector>

namespace refsock {
namespace {

/// Values for the few names that the documentation defines everywhere.
constexpr constant_entry defaults[] = {
    {"INADDR_ALLHOSTS_GROUP", 0xe0000001},
    {"INADDR_ANY", 0x00000000},
    {"INADDR_BROADCAST", 0xffffffff},
    {"INADDR_LOOPBACK", 0x7f000001},
    {"INADDR_MAX_LOCAL_GROUP", 0xe00000ff},
    {"INADDR_NONE", 0xffffffff},
    {"INADDR_UNSPEC_GROUP", 0xe0000000},
    {"IPPORT_RESERVED", 1024},
    {"IPPORT_USERRESERVED", 5000},
    {"IPPROTO_ICMP", 1},
    {"IPPROTO_IP", 0},
    {"IPPROTO_RAW", 255},
    {"IPPROTO_TCP", 6},
    {"IPPROTO_UDP", 17},
    {"SHUT_RD", 0},
    {"SHUT_RDWR", 2},
    {"SHUT_WR", 1},
    {"SOL_IP", 0},
    {"SOL_TCP", 6},
    {"SOL_UDP", 17},
    {"SOMAXCONN", 5},
};

std::vector<constant_entry> all_constants() {
    const auto platform = detail::platform_constants();
    std::vector<constant_entry> all(platform.begin(), platform.end());
    for (const auto symbols :
         {detail::native_symbols(), detail::gai_symbols(), detail::h_errno_symbols()}) {
        for (const auto& [name, number] : symbols)
            all.push_back({name, number});
    }
    all.insert(all.end(), std::begin(defaults), std::end(defaults));
    // The sort is stable and the defaults come last, so the platform's own value wins.
    std::ranges::stable_sort(all, {}, &constant_entry::name);
    const auto same_name = [](const auto& a, const auto& b) { return a.name == b.name; };
    all.erase(std::unique(all.begin(), all.end(), same_name), all.end());
    return all;
}

} // namespace

std::span<const constant_entry> constants() noexcept {
    static const std::vector<constant_entry> all = all_constants();
    return all;
}

std::optional<std::int64_t> constant(std::string_view name) noexcept {
    const auto all = constants();
    const auto found = std::ranges::lower_bound(all, name, {}, &constant_entry::name);
    if (found == all.end() || found->name != name) return std::nullopt;
    return found->value;
}

bool has_ipv6() noexcept {
    static const bool result = [] {
        std::error_code code;
        const socket made(af_inet6, sock_stream, 0, code);
        return !code;
    }();
    return result;
}

} // namespace refsock
