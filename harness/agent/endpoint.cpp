#include "endpoint.hpp"

#include <cstring>
#include <system_error>

#include "notification.hpp"

namespace agent {
namespace {

/// Copies a sockaddr of some family into an address.
template <class Sockaddr>
address from(const Sockaddr& value) {
    address result;
    std::memcpy(&result.storage, &value, sizeof value);
    result.size = sizeof value;
    return result;
}

template <class Sockaddr>
Sockaddr as(const address& where) {
    Sockaddr value{};
    std::memcpy(&value, &where.storage, sizeof value);
    return value;
}

} // namespace

void fail(const char* call) {
    throw native::last_error(call);
}

address loopback(int family, unsigned short port) {
    if (family == AF_INET6) {
        sockaddr_in6 value{};
        value.sin6_family = AF_INET6;
        value.sin6_addr = in6addr_loopback;
        value.sin6_port = htons(port);
        return from(value);
    }
    sockaddr_in value{};
    value.sin_family = AF_INET;
    value.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    value.sin_port = htons(port);
    return from(value);
}

address at_path(const std::string& path) {
    sockaddr_un value{};
    value.sun_family = AF_UNIX;
    if (path.size() >= sizeof value.sun_path)
        throw std::system_error(std::make_error_code(std::errc::filename_too_long), path);
    std::memcpy(value.sun_path, path.data(), path.size());
    return from(value);
}

address name_of(const descriptor& socket) {
    address result;
    if (::getsockname(socket.get(), result.get(), &result.size) != 0) fail("getsockname");
    return result;
}

std::string to_json(const address& where) {
    switch (where.storage.ss_family) {
    case AF_INET:
        return R"(["127.0.0.1",)" + std::to_string(ntohs(as<sockaddr_in>(where).sin_port)) + ']';
    case AF_INET6:
        return R"(["::1",)" + std::to_string(ntohs(as<sockaddr_in6>(where).sin6_port)) + ",0,0]";
    default:
        return quoted(as<sockaddr_un>(where).sun_path);
    }
}

descriptor open_socket(int family, int type, int protocol) {
    descriptor result(::socket(family, type, protocol));
    if (!result) fail("socket");
    native::prepare(result.get());
    return result;
}

descriptor open_bound(const address& where, int type) {
    auto result = open_socket(where.storage.ss_family, type);
    if (::bind(result.get(), where.get(), where.size) != 0) fail("bind");
    return result;
}

descriptor open_listener(const address& where, int backlog) {
    auto result = open_bound(where, SOCK_STREAM);
    if (::listen(result.get(), backlog) != 0) fail("listen");
    return result;
}

} // namespace agent
