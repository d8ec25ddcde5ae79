#include "native.hpp"
#include "service_tables.hpp"
#include "socket_backend.hpp"

#include <mutex>
#include <vector>

// Which of the reentrant functions, with glibc's signature, the C library has. musl lacks the one
// for protocols, Android all of them.
#if defined(__linux__) && !defined(__ANDROID__)
#define REFSOCK_HAS_SERVICES_R
#endif
#ifdef __GLIBC__
#define REFSOCK_HAS_PROTOCOLS_R
#endif

namespace refsock::detail {
namespace {

const char* text_or_null(const std::optional<std::string>& text) noexcept {
    return text ? text->c_str() : nullptr;
}

/// Why nothing was found, if it is a lack. Other numbers say that there is no table, that one of
/// several sources is away, or nothing at all.
std::error_code reason(bool found, int number) noexcept {
    const std::error_code code = found || number == 0 ? std::error_code{} : native_error(number);
    return is_lack(code) ? code : std::error_code{};
}

/// `call` has the shape of getservbyname_r: it wants a buffer, and ERANGE means a larger one.
/// `copy` takes the entry, if there is one, while the buffer lives.
template <class Entry, class Call, class Copy>
[[maybe_unused]] auto from_buffer(Call call, Copy copy, std::error_code& code) {
    constexpr std::size_t most = 1 << 20;
    std::vector<char> buffer(1024);
    Entry entry{};
    Entry* found = nullptr;
    int number = call(entry, buffer, found);
    while (number == ERANGE && buffer.size() < most) {
        buffer.resize(2 * buffer.size());
        number = call(entry, buffer, found);
    }
    code = reason(found != nullptr, number);
    return copy(found);
}

/// The same for a `call` that returns the system's static storage: one at a time.
template <class Call, class Copy>
[[maybe_unused]] auto from_static(Call call, Copy copy, std::error_code& code) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    errno = 0;
    const auto* const found = call();
    code = reason(found != nullptr, errno);
    return copy(found);
}

std::optional<std::uint16_t> port_of(const servent* found) {
    if (found == nullptr) return std::nullopt;
    return ntohs(static_cast<std::uint16_t>(found->s_port));
}

std::optional<std::string> name_of_service(const servent* found) {
    if (found == nullptr) return std::nullopt;
    return found->s_name;
}

std::optional<int> number_of(const protoent* found) {
    if (found == nullptr) return std::nullopt;
    return found->p_proto;
}

} // namespace

#ifdef REFSOCK_HAS_SERVICES_R

std::optional<std::uint16_t> service_port(const std::string& name,
                                          const std::optional<std::string>& protocol,
                                          std::error_code& code) {
    const auto call = [&](servent& entry, std::vector<char>& buffer, servent*& found) {
        return ::getservbyname_r(name.c_str(), text_or_null(protocol), &entry, buffer.data(),
                                 buffer.size(), &found);
    };
    return from_buffer<servent>(call, port_of, code);
}

std::optional<std::string> service_name(std::uint16_t port,
                                        const std::optional<std::string>& protocol,
                                        std::error_code& code) {
    const auto call = [&](servent& entry, std::vector<char>& buffer, servent*& found) {
        return ::getservbyport_r(htons(port), text_or_null(protocol), &entry, buffer.data(),
                                 buffer.size(), &found);
    };
    return from_buffer<servent>(call, name_of_service, code);
}

#else

std::optional<std::uint16_t> service_port(const std::string& name,
                                          const std::optional<std::string>& protocol,
                                          std::error_code& code) {
    return from_static([&] { return ::getservbyname(name.c_str(), text_or_null(protocol)); },
                       port_of, code);
}

std::optional<std::string> service_name(std::uint16_t port,
                                        const std::optional<std::string>& protocol,
                                        std::error_code& code) {
    return from_static([&] { return ::getservbyport(htons(port), text_or_null(protocol)); },
                       name_of_service, code);
}

#endif

#ifdef REFSOCK_HAS_PROTOCOLS_R

std::optional<int> protocol_number(const std::string& name, std::error_code& code) {
    const auto call = [&](protoent& entry, std::vector<char>& buffer, protoent*& found) {
        return ::getprotobyname_r(name.c_str(), &entry, buffer.data(), buffer.size(), &found);
    };
    return from_buffer<protoent>(call, number_of, code);
}

#else

std::optional<int> protocol_number(const std::string& name, std::error_code& code) {
    return from_static([&] { return ::getprotobyname(name.c_str()); }, number_of, code);
}

#endif

} // namespace refsock::detail
