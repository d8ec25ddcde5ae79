#include "sockaddr.hpp"

#include "address_list.hpp"
#include "memory.hpp"
#include "refsock/constants.hpp"
#include "refsock/error.hpp"

#include <array>

namespace refsock::detail {
namespace {

bool within(std::int64_t number, std::int64_t highest) {
    return number >= 0 && number <= highest;
}

/// The first address of a host. `host` may be null for the unspecified address.
address_list first_of(int family, const char* host, std::error_code& code) {
    addrinfo hints{};
    hints.ai_family = family;
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = host == nullptr ? AI_PASSIVE : 0;
    return look_up(host, host == nullptr ? "0" : nullptr, hints, code);
}

in_addr inet_host(const std::string& host, std::error_code& code) {
    in_addr result{};
    if (host.empty()) {
        result.s_addr = htonl(INADDR_ANY);
    } else if (host == "<broadcast>") {
        result.s_addr = htonl(INADDR_BROADCAST);
    } else if (::inet_pton(AF_INET, host.c_str(), &result) != 1) {
        const address_list found = first_of(AF_INET, host.c_str(), code);
        if (code) return {};
        sockaddr_in native{};
        std::memcpy(&native, found->ai_addr, sizeof native);
        result = native.sin_addr;
    }
    return result;
}

native_address inet_to_native(const inet_address& from, std::error_code& code) {
    code = check_numbers(from);
    if (code) return {};
    if (has_nul(from.host)) {
        code = make_error_code(condition::value);
        return {};
    }
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(static_cast<std::uint16_t>(from.port));
    to.sin_addr = inet_host(from.host, code);
    return code ? native_address{} : store(to);
}

native_address inet6_to_native(const inet6_address& from, std::error_code& code) {
    code = check_numbers(from);
    if (code) return {};
    if (has_nul(from.host)) {
        code = make_error_code(condition::value);
        return {};
    }
    const char* const host = from.host.empty() ? nullptr : from.host.c_str();
    const address_list found = first_of(AF_INET6, host, code);
    if (code) return {};
    sockaddr_in6 to{};
    std::memcpy(&to, found->ai_addr, sizeof to);
    to.sin6_port = htons(static_cast<std::uint16_t>(from.port));
    // A scope in the host's text stays where no number is given.
    if (from.flowinfo != 0) to.sin6_flowinfo = htonl(static_cast<std::uint32_t>(from.flowinfo));
    if (from.scope_id != 0) to.sin6_scope_id = static_cast<std::uint32_t>(from.scope_id);
    return store(to);
}

std::string host_text(int family, const void* packed, std::string room) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    return std::move(room.assign(::inet_ntop(family, packed, text.data(), text.size())));
}

inet_address inet_from_native(const sockaddr* from, std::string room) {
    sockaddr_in native{};
    std::memcpy(&native, from, sizeof native);
    return {host_text(AF_INET, &native.sin_addr, std::move(room)), ntohs(native.sin_port)};
}

inet6_address inet6_from_native(const sockaddr* from, std::string room) {
    sockaddr_in6 native{};
    std::memcpy(&native, from, sizeof native);
    return {host_text(AF_INET6, &native.sin6_addr, std::move(room)), ntohs(native.sin6_port),
            ntohl(native.sin6_flowinfo), native.sin6_scope_id};
}

other_address other_from_native(const sockaddr* from, std::size_t length, std::string room) {
    constexpr std::size_t header = offsetof(sockaddr, sa_data);
    const char* const octets = reinterpret_cast<const char*>(from) + header;
    room.assign(octets, length > header ? length - header : 0);
    return {from->sa_family, std::move(room)};
}

native_address form_to_native(int family, const address& from, std::error_code& code) {
    const auto* const inet = std::get_if<inet_address>(&from);
    const auto* const inet6 = std::get_if<inet6_address>(&from);
    const auto* const local = std::get_if<unix_address>(&from);
    if (family == AF_INET && inet != nullptr) return inet_to_native(*inet, code);
    if (family == AF_INET6 && inet6 != nullptr) return inet6_to_native(*inet6, code);
    if (family == AF_INET6 && inet != nullptr) {
        return inet6_to_native({inet->host, inet->port}, code);
    }
    if (family == af_unix && local != nullptr) return unix_to_native(*local, code);
    const bool known = family == AF_INET || family == AF_INET6 || family == af_unix;
    if (!known) return numbers_to_native(family, from, code);
    code = make_error_code(condition::type);
    return {};
}

} // namespace

std::error_code check_numbers(const inet_address& from) noexcept {
    if (within(from.port, max_port)) return {};
    return make_error_code(condition::overflow);
}

std::error_code check_numbers(const inet6_address& from) noexcept {
    if (within(from.port, max_port) && within(from.flowinfo, max_flowinfo) &&
        within(from.scope_id, max_scope_id)) {
        return {};
    }
    return make_error_code(condition::overflow);
}

native_address to_native(int family, const address& from, std::error_code& code) noexcept {
    code.clear();
    return guarded(code, [&] { return form_to_native(family, from, code); });
}

std::string room_for(int family) {
    std::string room;
    // A dotted quad has room in every string.
    if (family != AF_INET) room.reserve(sizeof(sockaddr_storage));
    return room;
}

address from_native(const sockaddr* from, socket_length length, std::string room) {
    const auto size = static_cast<std::size_t>(length);
    if (size < offsetof(sockaddr, sa_data)) return {};
    const int family = from->sa_family;
    if (family == AF_INET && size >= sizeof(sockaddr_in))
        return inet_from_native(from, std::move(room));
    if (family == AF_INET6 && size >= sizeof(sockaddr_in6))
        return inet6_from_native(from, std::move(room));
    if (family == af_unix) return unix_from_native(from, length, std::move(room));
    const address numbers = numbers_from_native(from, length);
    if (numbers != address{}) return numbers;
    return other_from_native(from, size, std::move(room));
}

} // namespace refsock::detail
