#include "refsock/constants.hpp"

#include "constant_tables.hpp"
#include "error_tables.hpp"
#include "refsock/socket.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <type_traits>

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

constexpr std::size_t most_constants = detail::most_platform_constants +
                                       detail::most_native_errors + detail::most_gai_errors +
                                       detail::most_h_errno_errors + std::size(defaults);

/// All constants in one place that needs no memory and is never destroyed, so that static objects
/// may ask while they are destroyed.
class constant_table {
public:
    explicit constant_table(bool with_unix) noexcept {
        for (const constant_entry& each : detail::platform_constants())
            if (with_unix || !is_unix(each.name)) add(each);
        for (const auto symbols :
             {detail::native_symbols(), detail::gai_symbols(), detail::h_errno_symbols()}) {
            for (const auto& [name, number] : symbols)
                add({name, number});
        }
        for (const constant_entry& each : defaults)
            add(each);
    }

    std::span<const constant_entry> entries() const noexcept {
        return std::span(entries_).first(size_);
    }

private:
    static bool is_unix(std::string_view name) noexcept {
        return name == "AF_UNIX" || name == "AF_LOCAL";
    }

    /// Puts the entry in its place by name. A name that is there already keeps its number, so that
    /// the platform's own wins over a default.
    void add(const constant_entry& entry) noexcept {
        const auto end = entries_.begin() + static_cast<std::ptrdiff_t>(size_);
        const auto place =
            std::ranges::lower_bound(entries_.begin(), end, entry.name, {}, &constant_entry::name);
        if (place != end && place->name == entry.name) return;
        std::move_backward(place, end, end + 1);
        *place = entry;
        ++size_;
    }

    std::array<constant_entry, most_constants> entries_{};
    std::size_t size_ = 0;
};

static_assert(std::is_trivially_destructible_v<constant_table>);

template <bool WithUnix>
const constant_table& table_of() noexcept {
    static const constant_table made(WithUnix);
    return made;
}

} // namespace

std::span<const constant_entry> constants() noexcept {
    return (detail::has_unix() ? table_of<true>() : table_of<false>()).entries();
}

std::optional<std::int64_t> constant(std::string_view name) noexcept {
    const auto all = constants();
    const auto found = std::ranges::lower_bound(all, name, {}, &constant_entry::name);
    if (found == all.end() || found->name != name) return std::nullopt;
    return found->value;
}

bool has_ipv6() noexcept {
    static std::atomic<bool> known = false;
    static std::atomic<bool> answer = false;
    if (known.load()) return answer.load();
    std::error_code code;
    const socket made(af_inet6, sock_stream, 0, code);
    // Only these two are answers; another error, such as a lack of handles, may be gone next time.
    if (code && code != std::errc::address_family_not_supported) return false;
    answer.store(!code);
    known.store(true);
    return !code;
}

} // namespace refsock
