#include "refsock/services.hpp"

#include "address_list.hpp"
#include "memory.hpp"
#include "refsock/error.hpp"
#include "service_tables.hpp"
#include "sockaddr.hpp"

namespace refsock {
namespace {

bool has_nul(std::optional<std::string_view> text) noexcept {
    return text && detail::has_nul(*text);
}

std::optional<std::string> owned(std::optional<std::string_view> text) {
    return text ? std::optional<std::string>(*text) : std::nullopt;
}

} // namespace

std::uint16_t getservbyname(std::string_view name, std::optional<std::string_view> protocol,
                            std::error_code& code) noexcept {
    if (has_nul(name) || has_nul(protocol)) {
        code = make_error_code(condition::value);
        return 0;
    }
    return detail::guarded(code, [&] {
        const auto port = detail::service_port(std::string(name), owned(protocol), code);
        if (!port && !code) code = make_error_code(condition::no_service);
        return port.value_or(0);
    });
}

std::string getservbyport(std::int64_t port, std::optional<std::string_view> protocol,
                          std::error_code& code) noexcept {
    code.clear();
    if (port < 0 || port > detail::max_port)
        code = make_error_code(condition::overflow);
    else if (has_nul(protocol))
        code = make_error_code(condition::value);
    if (code) return {};
    return detail::guarded(code, [&] {
        auto name = detail::service_name(static_cast<std::uint16_t>(port), owned(protocol), code);
        if (!name && !code) code = make_error_code(condition::no_port);
        return std::move(name).value_or("");
    });
}

int getprotobyname(std::string_view name, std::error_code& code) noexcept {
    if (has_nul(name)) {
        code = make_error_code(condition::value);
        return 0;
    }
    return detail::guarded(code, [&] {
        const auto number = detail::protocol_number(std::string(name), code);
        if (!number && !code) code = make_error_code(condition::no_protocol);
        return number.value_or(0);
    });
}

std::uint16_t getservbyname(std::string_view name, std::optional<std::string_view> protocol) {
    std::error_code code;
    const auto result = getservbyname(name, protocol, code);
    if (code) raise(code, "getservbyname");
    return result;
}

std::string getservbyport(std::int64_t port, std::optional<std::string_view> protocol) {
    std::error_code code;
    auto result = getservbyport(port, protocol, code);
    if (code) raise(code, "getservbyport");
    return result;
}

int getprotobyname(std::string_view name) {
    std::error_code code;
    const int result = getprotobyname(name, code);
    if (code) raise(code, "getprotobyname");
    return result;
}

} // namespace refsock
