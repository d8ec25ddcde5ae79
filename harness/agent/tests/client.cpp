#include "client.hpp"

namespace agent::test {

address from_json(const nlohmann::json& form) {
    if (form.is_string()) return at_path(form);
    return loopback(form.size() == 4 ? AF_INET6 : AF_INET, form.at(1).get<unsigned short>());
}

client::client(const nlohmann::json& where, int type, int milliseconds) {
    const auto peer = from_json(where);
    socket = open_socket(peer.storage.ss_family, type);
    set_blocking(socket.get(), true);
    limit_receiving(socket.get(), milliseconds);
    if (::connect(socket.get(), peer.get(), peer.size) != 0) error = last_fault();
}

std::string client::receive(std::size_t size) {
    std::string octets(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got =
            ::recv(socket.get(), octets.data() + done, static_cast<native::count>(size - done), 0);
        error = got < 0 ? last_fault() : fault::none;
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    octets.resize(done);
    return octets;
}

void client::send(const std::string& octets) {
    for (std::size_t done = 0; done < octets.size();) {
        const auto sent = ::send(socket.get(), octets.data() + done,
                                 static_cast<native::count>(octets.size() - done), 0);
        if (sent < 0) fail("send");
        done += static_cast<std::size_t>(sent);
    }
}

std::size_t client::send_at_once(const std::string& octets) {
    set_blocking(socket.get(), false);
    const auto sent =
        ::send(socket.get(), octets.data(), static_cast<native::count>(octets.size()), 0);
    error = sent < 0 ? last_fault() : fault::none;
    set_blocking(socket.get(), true);
    return sent < 0 ? 0 : static_cast<std::size_t>(sent);
}

void client::end_of_input() {
    if (::shutdown(socket.get(), 1) != 0) fail("shutdown"); // SHUT_WR, SD_SEND
}

} // namespace agent::test
