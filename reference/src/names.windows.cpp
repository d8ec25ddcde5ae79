#include "refsock/names.hpp"

#include "address_list.hpp"
#include "host_lookup.hpp"
#include "hostent.hpp"
#include "memory.hpp"
#include "native.hpp"
#include "utf8.hpp"

#include <array>
#include <cstring>

namespace refsock {
namespace detail {
namespace {

// Winsock keeps the entry in storage of the calling thread, so no lock is needed.
host_entry entry_from(const hostent* found, std::error_code& code) {
    code = found == nullptr ? h_errno_error(::WSAGetLastError()) : std::error_code{};
    return found == nullptr ? host_entry{} : entry_of(*found);
}

/// gethostbyname knows IPv4 only. The numbers of getaddrinfo's errors are those of h_errno here.
host_entry host_by_inet6_name(const std::string& name, std::error_code& code) {
    addrinfo hints{};
    hints.ai_family = AF_INET6;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_CANONNAME;
    const address_list found = look_up(name.c_str(), nullptr, hints, code);
    if (code) {
        code = h_errno_error(code.value());
        return {};
    }
    host_entry entry;
    entry.name = found->ai_canonname == nullptr ? name : found->ai_canonname;
    for (const addrinfo* each = found.get(); each != nullptr; each = each->ai_next) {
        sockaddr_in6 native{};
        std::memcpy(&native, each->ai_addr, sizeof native);
        std::array<char, INET6_ADDRSTRLEN> text{};
        ::inet_ntop(AF_INET6, &native.sin6_addr, text.data(), text.size());
        entry.addresses.emplace_back(text.data());
    }
    return entry;
}

} // namespace

host_entry host_by_name(const std::string& name, int family, std::error_code& code) {
    if (family == AF_INET6) return host_by_inet6_name(name, code);
    start_sockets();
    return entry_from(::gethostbyname(name.c_str()), code);
}

host_entry host_by_address(std::span<const std::byte> packed, int family, std::error_code& code) {
    start_sockets();
    const auto* const octets = reinterpret_cast<const char*>(packed.data());
    return entry_from(::gethostbyaddr(octets, static_cast<int>(packed.size()), family), code);
}

} // namespace detail

std::string gethostname(std::error_code& code) noexcept {
    detail::start_sockets();
    std::array<wchar_t, 256> name{};
    if (::GetHostNameW(name.data(), static_cast<int>(name.size())) != 0) {
        code = detail::last_error();
        return {};
    }
    code.clear();
    return detail::guarded(code, [&] { return detail::utf8(name.data()); });
}

} // namespace refsock
