#include "refsock/names.hpp"

#include "host_lookup.hpp"
#include "hostent.hpp"
#include "memory.hpp"
#include "native.hpp"

#include <array>
#include <mutex>

namespace refsock {
namespace detail {
namespace {

#ifdef __linux__

/// `call` has the shape of gethostbyname_r: it wants a buffer, and ERANGE means a larger one.
template <class Call>
host_entry entry_from(Call call, std::error_code& code) {
    constexpr std::size_t most = 1 << 20;
    std::vector<char> buffer(1024);
    hostent entry{};
    hostent* found = nullptr;
    int reason = 0;
    int number = call(entry, buffer, found, reason);
    while (number == ERANGE && buffer.size() < most) {
        buffer.resize(2 * buffer.size());
        number = call(entry, buffer, found, reason);
    }
    if (found == nullptr) {
        const bool is_native = reason == netdb_internal || reason == 0;
        code = is_native ? native_error(number) : h_errno_error(reason);
        return {};
    }
    code.clear();
    return entry_of(*found);
}

} // namespace

host_entry host_by_name(const std::string& name, int family, std::error_code& code) {
    const auto call = [&](hostent& entry, std::vector<char>& buffer, hostent*& found, int& reason) {
        return ::gethostbyname2_r(name.c_str(), family, &entry, buffer.data(), buffer.size(),
                                  &found, &reason);
    };
    return entry_from(call, code);
}

host_entry host_by_address(std::span<const std::byte> packed, int family, std::error_code& code) {
    const auto call = [&](hostent& entry, std::vector<char>& buffer, hostent*& found, int& reason) {
        return ::gethostbyaddr_r(packed.data(), static_cast<socket_length>(packed.size()), family,
                                 &entry, buffer.data(), buffer.size(), &found, &reason);
    };
    return entry_from(call, code);
}

#else

/// Elsewhere the result is the system's static storage: one call at a time, copied before the next.
template <class Call>
host_entry entry_from(Call call, std::error_code& code) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    const hostent* const found = call();
    code = found == nullptr ? h_errno_error(h_errno) : std::error_code{};
    return found == nullptr ? host_entry{} : entry_of(*found);
}

} // namespace

host_entry host_by_name(const std::string& name, int family, std::error_code& code) {
    return entry_from([&] { return ::gethostbyname2(name.c_str(), family); }, code);
}

host_entry host_by_address(std::span<const std::byte> packed, int family, std::error_code& code) {
    const auto size = static_cast<socket_length>(packed.size());
    return entry_from([&] { return ::gethostbyaddr(packed.data(), size, family); }, code);
}

#endif

} // namespace detail

std::string gethostname(std::error_code& code) noexcept {
    // POSIX leaves open whether a name that is cut short ends with a NUL, so one octet stays spare.
    std::array<char, 1025> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0) {
        code = detail::last_error();
        return {};
    }
    code.clear();
    return detail::guarded(code, [&] { return std::string(name.data()); });
}

} // namespace refsock
