// Sockets and their local addresses, for the peers. Functions throw std::system_error.
#pragma once

#include <string>

#include "descriptor.hpp"

namespace agent {

struct address {
    sockaddr_storage storage{};
    socklen_t size = sizeof(sockaddr_storage);

    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

/// The loopback address of AF_INET or AF_INET6 with this port.
address loopback(int family, unsigned short port = 0);

/// The AF_UNIX address of a path. Throws if the path is too long.
address at_path(const std::string& path);

/// The address that a socket is bound to.
address name_of(const descriptor& socket);

/// The protocol's form of an address.
std::string to_json(const address& where);

/// A new socket, prepared (see descriptor.hpp).
descriptor open_socket(int family, int type, int protocol = 0);

/// A new socket that is bound. A port of 0 becomes one below those that the system chooses itself,
/// where one is free.
descriptor open_bound(const address& where, int type);

/// A new stream socket that listens.
descriptor open_listener(const address& where, int backlog);

/// Throws std::system_error with the last error and the call that failed.
[[noreturn]] void fail(const char* call);

} // namespace agent
