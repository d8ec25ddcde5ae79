// Methods of sockets that transfer data.
#include "addresses.hpp"
#include "calls.hpp"

namespace adapter {
namespace {

// A size of 0 or none means the whole buffer; a span cannot be longer than the buffer it is of.
std::span<std::byte> part_of(std::vector<std::byte>& buffer, const frame& f) {
    const std::int64_t size = f.has(2) ? f.integer(2) : 0;
    if (size < 0 || static_cast<std::uint64_t>(size) > buffer.size())
        throw inexpressible("a size within the buffer is needed");
    return size == 0 ? std::span(buffer) : std::span(buffer).first(static_cast<std::size_t>(size));
}

json run_recv(frame& f) {
    const auto socket = f.socket();
    const auto size = f.integer(1);
    const std::int64_t flags = f.integer(2, 0);
    return octets_value(f.measured([&] { return socket->recv(size, flags); }));
}

json run_recvfrom(frame& f) {
    const auto socket = f.socket();
    const auto size = f.integer(1);
    const std::int64_t flags = f.integer(2, 0);
    const auto received = f.measured([&] { return socket->recvfrom(size, flags); });
    return json::array({octets_value(received.data), address_value(received.address)});
}

json run_recv_into(frame& f) {
    const auto socket = f.socket();
    auto buffer = f.octets(1);
    const auto part = part_of(buffer, f);
    const std::int64_t flags = f.integer(3, 0);
    const auto count = f.measured([&] { return socket->recv_into(part, flags); });
    return json::array({count, octets_value(buffer)});
}

json run_recvfrom_into(frame& f) {
    const auto socket = f.socket();
    auto buffer = f.octets(1);
    const auto part = part_of(buffer, f);
    const std::int64_t flags = f.integer(3, 0);
    const auto received = f.measured([&] { return socket->recvfrom_into(part, flags); });
    return json::array({received.size, octets_value(buffer), address_value(received.address)});
}

json run_send(frame& f) {
    const auto socket = f.socket();
    const auto data = f.octets(1);
    const std::int64_t flags = f.integer(2, 0);
    return f.measured([&] { return socket->send(data, flags); });
}

json run_sendall(frame& f) {
    const auto socket = f.socket();
    const auto data = f.octets(1);
    const std::int64_t flags = f.integer(2, 0);
    return f.nothing([&] { socket->sendall(data, flags); });
}

json run_sendto(frame& f) {
    const auto socket = f.socket();
    const auto data = f.octets(1);
    const bool has_flags = f.has(3);
    const auto to = address_of(f.at(has_flags ? 3 : 2), socket->family());
    if (!has_flags) return f.measured([&] { return socket->sendto(data, to); });
    const std::int64_t flags = f.integer(2);
    return f.measured([&] { return socket->sendto(data, flags, to); });
}

constexpr call transfer_table[] = {
    {"socket.recv", run_recv, 2, 3, true},
    {"socket.recv_into", run_recv_into, 2, 4, true},
    {"socket.recvfrom", run_recvfrom, 2, 3, true},
    {"socket.recvfrom_into", run_recvfrom_into, 2, 4, true},
    {"socket.send", run_send, 2, 3, true},
    {"socket.sendall", run_sendall, 2, 3, true},
    {"socket.sendto", run_sendto, 3, 4, true},
};

} // namespace

std::span<const call> transfer_calls() {
    return transfer_table;
}

} // namespace adapter
