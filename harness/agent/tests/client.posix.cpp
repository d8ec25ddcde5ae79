#include "client.posix.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/time.h>

namespace agent::test {

address from_json(const nlohmann::json& form) {
    if (form.is_string()) return at_path(form);
    return loopback(form.size() == 4 ? AF_INET6 : AF_INET, form.at(1).get<unsigned short>());
}

client::client(const nlohmann::json& where, int type, int milliseconds) {
    const auto peer = from_json(where);
    socket = open_socket(peer.storage.ss_family, type);
    ::fcntl(socket.get(), F_SETFL, 0);
    const timeval patience{milliseconds / 1000, milliseconds % 1000 * 1000L};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket.get(), peer.get(), peer.size) != 0) error = errno;
}

std::string client::receive(std::size_t size) {
    std::string octets(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got = ::recv(socket.get(), octets.data() + done, size - done, 0);
        error = got < 0 ? errno : 0;
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    octets.resize(done);
    return octets;
}

void client::send(const std::string& octets) {
    for (std::size_t done = 0; done < octets.size();) {
        const auto sent = ::send(socket.get(), octets.data() + done, octets.size() - done, 0);
        if (sent < 0) fail("send");
        done += static_cast<std::size_t>(sent);
    }
}

} // namespace agent::test
