#include "native.hpp"
#include "service_tables.hpp"
#include "socket_backend.hpp"

// Winsock keeps the entries in storage of the calling thread, so no lock is needed.

namespace refsock::detail {
namespace {

const char* text_or_null(const std::optional<std::string>& text) noexcept {
    return text ? text->c_str() : nullptr;
}

/// Why the call on the line before found nothing, if it is a lack.
std::error_code reason(bool found) noexcept {
    const std::error_code code = found ? std::error_code{} : last_error();
    return is_lack(code) ? code : std::error_code{};
}

} // namespace

std::optional<std::uint16_t> service_port(const std::string& name,
                                          const std::optional<std::string>& protocol,
                                          std::error_code& code) {
    start_sockets();
    const servent* const found = ::getservbyname(name.c_str(), text_or_null(protocol));
    code = reason(found != nullptr);
    if (found == nullptr) return std::nullopt;
    return ntohs(static_cast<std::uint16_t>(found->s_port));
}

std::optional<std::string> service_name(std::uint16_t port,
                                        const std::optional<std::string>& protocol,
                                        std::error_code& code) {
    start_sockets();
    const servent* const found = ::getservbyport(htons(port), text_or_null(protocol));
    code = reason(found != nullptr);
    if (found == nullptr) return std::nullopt;
    return found->s_name;
}

std::optional<int> protocol_number(const std::string& name, std::error_code& code) {
    start_sockets();
    const protoent* const found = ::getprotobyname(name.c_str());
    code = reason(found != nullptr);
    if (found == nullptr) return std::nullopt;
    return found->p_proto;
}

} // namespace refsock::detail
