#include "refsock/names.hpp"

#include "address_list.hpp"
#include "host_lookup.hpp"
#include "integers.hpp"
#include "memory.hpp"
#include "refsock/convert.hpp"
#include "refsock/error.hpp"
#include "sockaddr.hpp"

#include <algorithm>
#include <array>

namespace refsock {
namespace {

using detail::address_list;
using detail::has_nul;

/// The hints as the C interface takes them.
addrinfo native_hints(const address_hints& hints, std::error_code& code) noexcept {
    code.clear();
    addrinfo native{};
    native.ai_family = detail::to_int(hints.family, code);
    native.ai_socktype = detail::to_int(hints.type, code);
    native.ai_protocol = detail::to_int(hints.protocol, code);
    native.ai_flags = detail::to_int(hints.flags, code);
    return native;
}

/// Systems cut a number to the 16 bits of a port, so refsock looks at it before. Text is theirs.
void check_port(const service& port, std::error_code& code) noexcept {
    const auto* const number = std::get_if<std::int64_t>(&port);
    if (number != nullptr && (*number < 0 || *number > detail::max_port))
        code = make_error_code(condition::overflow);
}

/// The service as the C interface takes it; nothing for a null pointer.
std::optional<std::string> service_text(const service& port) {
    if (const auto* const name = std::get_if<std::string>(&port)) return *name;
    if (const auto* const number = std::get_if<std::int64_t>(&port)) return std::to_string(*number);
    return std::nullopt;
}

const char* text_or_null(const std::optional<std::string>& text) noexcept {
    return text ? text->c_str() : nullptr;
}

/// Some systems name every result, asked or not.
address_info info_of(const addrinfo& from, int flags) {
    const bool named = (flags & AI_CANONNAME) != 0 && from.ai_canonname != nullptr;
    return {from.ai_family, from.ai_socktype, from.ai_protocol, named ? from.ai_canonname : "",
            detail::from_native(from.ai_addr, static_cast<detail::socket_length>(from.ai_addrlen))};
}

/// The sockaddr of a numeric host, IPv4 or IPv6.
detail::native_address numeric_address(const std::string& host, std::int64_t port,
                                       std::error_code& code) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = AI_NUMERICHOST;
    const address_list found =
        detail::look_up(host.c_str(), std::to_string(port).c_str(), hints, code);
    detail::native_address result;
    if (!found) return result;
    std::memcpy(&result.storage, found->ai_addr, found->ai_addrlen);
    result.length = static_cast<detail::socket_length>(found->ai_addrlen);
    return result;
}

detail::native_address name_source(const inet_address& from, std::error_code& code) {
    code = detail::check_numbers(from);
    if (!code && has_nul(from.host)) code = make_error_code(condition::value);
    if (code) return {};
    return numeric_address(from.host, from.port, code);
}

detail::native_address name_source(const inet6_address& from, std::error_code& code) {
    code = detail::check_numbers(from);
    if (code) return {};
    detail::native_address result = name_source(inet_address{from.host, from.port}, code);
    if (code) return {};
    if (result.get()->sa_family != AF_INET6) {
        code = make_error_code(condition::type);
        return {};
    }
    sockaddr_in6 native{};
    std::memcpy(&native, &result.storage, sizeof native);
    // A scope in the host's text stays where no number is given.
    if (from.flowinfo != 0) native.sin6_flowinfo = htonl(static_cast<std::uint32_t>(from.flowinfo));
    if (from.scope_id != 0) native.sin6_scope_id = static_cast<std::uint32_t>(from.scope_id);
    return detail::store(native);
}

/// The first address of a host by IPv4, else by IPv6.
std::string first_address(const std::string& name, std::error_code& code) {
    host_entry found = detail::host_by_name(name, AF_INET, code);
    if (code) {
        std::error_code inet6_code;
        found = detail::host_by_name(name, AF_INET6, inet6_code);
        if (!inet6_code) code.clear();
    }
    if (!code && found.addresses.empty()) code = detail::h_errno_error(NO_DATA);
    return code ? std::string{} : found.addresses.front();
}

/// The host of a numeric address; its code is a gai code if `text` is not numeric.
host_entry host_of_numeric(const std::string& text, std::error_code& code) {
    const detail::native_address native = numeric_address(text, 0, code);
    if (code) return {};
    if (native.get()->sa_family == AF_INET6) {
        sockaddr_in6 inet6{};
        std::memcpy(&inet6, &native.storage, sizeof inet6);
        return detail::host_by_address(std::as_bytes(std::span(&inet6.sin6_addr, 1)), AF_INET6,
                                       code);
    }
    sockaddr_in inet{};
    std::memcpy(&inet, &native.storage, sizeof inet);
    return detail::host_by_address(std::as_bytes(std::span(&inet.sin_addr, 1)), AF_INET, code);
}

std::vector<address_info> addresses_of(const std::optional<std::string>& host,
                                       const std::optional<std::string>& port,
                                       const addrinfo& hints, std::error_code& code) {
    if ((host && has_nul(*host)) || (port && has_nul(*port))) {
        code = make_error_code(condition::value);
        return {};
    }
    const address_list found = detail::look_up(text_or_null(host), text_or_null(port), hints, code);
    std::vector<address_info> result;
    for (const addrinfo* each = found.get(); each != nullptr; each = each->ai_next) {
        result.push_back(info_of(*each, hints.ai_flags));
    }
    return result;
}

/// The sockaddr that getnameinfo asks for.
detail::native_address name_source(const address& from, std::error_code& code) {
    if (const auto* const inet = std::get_if<inet_address>(&from)) return name_source(*inet, code);
    if (const auto* const inet6 = std::get_if<inet6_address>(&from))
        return name_source(*inet6, code);
    code = make_error_code(condition::type);
    return {};
}

std::pair<std::string, std::string> names_of(const detail::native_address& from, int flags,
                                             std::error_code& code) {
    std::array<char, NI_MAXHOST> host{};
    std::array<char, NI_MAXSERV> port{};
    constexpr auto host_size = static_cast<detail::socket_length>(host.size());
    constexpr auto port_size = static_cast<detail::socket_length>(port.size());
    const int number = ::getnameinfo(from.get(), from.length, host.data(), host_size, port.data(),
                                     port_size, flags);
    if (number == 0) return {host.data(), port.data()};
    code = detail::gai_error(number);
    return {};
}

std::string ipv4_text(std::string_view name, std::error_code& code) {
    if (name.empty()) return "0.0.0.0";
    if (name == "<broadcast>") return "255.255.255.255";
    in_addr quad{};
    const std::string text(name);
    if (!has_nul(name) && ::inet_pton(AF_INET, text.c_str(), &quad) == 1) return text;
    const host_entry found = gethostbyname_ex(name, code);
    if (!code && found.addresses.empty()) code = detail::h_errno_error(NO_DATA);
    return code ? std::string{} : found.addresses.front();
}

host_entry host_of(const std::string& text, std::error_code& code) {
    host_entry found = host_of_numeric(text, code);
    if (class_of(code) != error_class::gaierror) return found;
    const std::string numeric = first_address(text, code);
    return code ? host_entry{} : host_of_numeric(numeric, code);
}

/// The empty name, and the addresses that stand for every address of this machine.
bool is_local_host(std::string_view name) noexcept {
    return name.empty() || name == "0.0.0.0" || name == "::";
}

/// Whether the error of a look-up says nothing of the name: it was not looked up for lack of
/// something, or cannot be.
bool is_no_answer(const std::error_code& code) noexcept {
    return class_of(code) == error_class::value_error || detail::is_lack(code);
}

std::string qualified_name(std::string_view name, std::error_code& code) {
    const std::string host = is_local_host(name) ? gethostname(code) : std::string(name);
    if (code) return {};
    host_entry found = gethostbyaddr(host, code);
    if (is_no_answer(code)) return {};
    if (code) {
        code.clear();
        return host;
    }
    const auto qualified = [](const std::string& each) { return each.find('.') != each.npos; };
    if (qualified(found.name)) return std::move(found.name);
    const auto alias = std::ranges::find_if(found.aliases, qualified);
    return alias == found.aliases.end() ? gethostname(code) : std::move(*alias);
}

} // namespace

std::vector<address_info> getaddrinfo(const std::optional<std::string>& host, const service& port,
                                      const address_hints& hints, std::error_code& code) noexcept {
    const addrinfo native = native_hints(hints, code);
    if (!code) check_port(port, code);
    if (code) return {};
    return detail::guarded(code,
                           [&] { return addresses_of(host, service_text(port), native, code); });
}

std::pair<std::string, std::string> getnameinfo(const address& from, std::int64_t flags,
                                                std::error_code& code) noexcept {
    code.clear();
    const int native_flags = detail::to_int(flags, code);
    if (code) return {};
    return detail::guarded(code, [&]() -> std::pair<std::string, std::string> {
        const detail::native_address native = name_source(from, code);
        if (code) return {};
        return names_of(native, native_flags, code);
    });
}

std::string gethostbyname(std::string_view name, std::error_code& code) noexcept {
    code.clear();
    return detail::guarded(code, [&] { return ipv4_text(name, code); });
}

host_entry gethostbyname_ex(std::string_view name, std::error_code& code) noexcept {
    if (has_nul(name)) {
        code = make_error_code(condition::value);
        return {};
    }
    return detail::guarded(code,
                           [&] { return detail::host_by_name(std::string(name), AF_INET, code); });
}

host_entry gethostbyaddr(std::string_view text, std::error_code& code) noexcept {
    if (has_nul(text)) {
        code = make_error_code(condition::value);
        return {};
    }
    return detail::guarded(code, [&] { return host_of(std::string(text), code); });
}

std::string getfqdn(std::string_view name, std::error_code& code) noexcept {
    code.clear();
    return detail::guarded(code, [&] { return qualified_name(name, code); });
}

std::string getfqdn(std::string_view name) {
    std::error_code code;
    auto result = getfqdn(name, code);
    if (code) raise(code, "getfqdn");
    return result;
}

std::vector<address_info> getaddrinfo(const std::optional<std::string>& host, const service& port,
                                      const address_hints& hints) {
    std::error_code code;
    auto result = getaddrinfo(host, port, hints, code);
    if (code) raise(code, "getaddrinfo");
    return result;
}

std::pair<std::string, std::string> getnameinfo(const address& from, std::int64_t flags) {
    std::error_code code;
    auto result = getnameinfo(from, flags, code);
    if (code) raise(code, "getnameinfo");
    return result;
}

std::string gethostbyname(std::string_view name) {
    std::error_code code;
    auto result = gethostbyname(name, code);
    if (code) raise(code, "gethostbyname");
    return result;
}

host_entry gethostbyname_ex(std::string_view name) {
    std::error_code code;
    auto result = gethostbyname_ex(name, code);
    if (code) raise(code, "gethostbyname_ex");
    return result;
}

host_entry gethostbyaddr(std::string_view text) {
    std::error_code code;
    auto result = gethostbyaddr(text, code);
    if (code) raise(code, "gethostbyaddr");
    return result;
}

std::string gethostname() {
    std::error_code code;
    auto result = gethostname(code);
    if (code) raise(code, "gethostname");
    return result;
}

} // namespace refsock
