#include "endpoint.hpp"

#include <cstring>
#include <random>
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

/// Whether the port of an Internet address is for the system to choose.
bool is_port_open(const address& where) {
    switch (where.storage.ss_family) {
    case AF_INET:
        return as<sockaddr_in>(where).sin_port == 0;
    case AF_INET6:
        return as<sockaddr_in6>(where).sin6_port == 0;
    default:
        return false;
    }
}

/// Binds to a port that Linux (32768 to 60999), macOS and Windows (49152 to 65535) give to nobody
/// who leaves the choice to them. Else a case that is given a port of one family could meet a
/// peer's socket of the other family at the same port.
bool bind_below_ephemeral(const descriptor& socket, const address& where) {
    if (!is_port_open(where)) return false;
    std::random_device random;
    std::uniform_int_distribution<int> ports(10240, 32767);
    for (int attempt = 0; attempt < 20; ++attempt) {
        const address tried =
            loopback(where.storage.ss_family, static_cast<unsigned short>(ports(random)));
        if (::bind(socket.get(), tried.get(), tried.size) == 0) return true;
    }
    return false;
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
    if (!bind_below_ephemeral(result, where) && ::bind(result.get(), where.get(), where.size) != 0)
        fail("bind");
    return result;
}

descriptor open_listener(const address& where, int backlog) {
    auto result = open_bound(where, SOCK_STREAM);
    if (::listen(result.get(), backlog) != 0) fail("listen");
    return result;
}

} // namespace agent
