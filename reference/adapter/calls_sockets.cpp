// Methods of sockets, save those that transfer data.
#include "addresses.hpp"
#include "calls.hpp"

#include <utility>

namespace adapter {
namespace {

json run_accept(frame& f) {
    const auto socket = f.socket();
    auto accepted = f.measured([&] { return socket->accept(); });
    json connection = f.add(std::move(accepted.connection));
    return json::array({std::move(connection), address_value(accepted.address)});
}

json run_bind(frame& f) {
    const auto socket = f.socket();
    const auto address = address_of(f.at(1), socket->family());
    return f.nothing([&] { socket->bind(address); });
}

json run_close(frame& f) {
    const auto socket = f.socket();
    return f.nothing([&] { socket->close(); });
}

json run_connect(frame& f) {
    const auto socket = f.socket();
    const auto address = address_of(f.at(1), socket->family());
    return f.nothing([&] { socket->connect(address); });
}

json run_connect_ex(frame& f) {
    const auto socket = f.socket();
    const auto address = address_of(f.at(1), socket->family());
    return f.measured([&] { return socket->connect_ex(address); });
}

json run_dup(frame& f) {
    const auto socket = f.socket();
    return f.add(f.measured([&] { return socket->dup(); }));
}

json run_fileno(frame& f) {
    return integer_value(f.socket()->fileno());
}

json run_family(frame& f) {
    return f.socket()->family();
}

json run_type(frame& f) {
    return f.socket()->type();
}

json run_proto(frame& f) {
    return f.socket()->proto();
}

json run_getpeername(frame& f) {
    const auto socket = f.socket();
    return address_value(f.measured([&] { return socket->getpeername(); }));
}

json run_getsockname(frame& f) {
    const auto socket = f.socket();
    return address_value(f.measured([&] { return socket->getsockname(); }));
}

json run_getsockopt(frame& f) {
    const auto socket = f.socket();
    const std::int64_t level = f.integer(1);
    const std::int64_t name = f.integer(2);
    if (!f.has(3)) return f.measured([&] { return socket->getsockopt(level, name); });
    const auto length = f.integer(3);
    return octets_value(f.measured([&] { return socket->getsockopt(level, name, length); }));
}

json run_setsockopt(frame& f) {
    const auto socket = f.socket();
    const std::int64_t level = f.integer(1);
    const std::int64_t name = f.integer(2);
    if (is_octets(f.at(3))) {
        const auto octets = f.octets(3);
        return f.nothing([&] { socket->setsockopt(level, name, octets); });
    }
    const auto value = f.integer(3);
    return f.nothing([&] { socket->setsockopt(level, name, value); });
}

json run_listen(frame& f) {
    const auto socket = f.socket();
    const auto backlog = f.integer(1);
    return f.nothing([&] { socket->listen(backlog); });
}

json run_shutdown(frame& f) {
    const auto socket = f.socket();
    const std::int64_t how = f.integer(1);
    return f.nothing([&] { socket->shutdown(how); });
}

json run_settimeout(frame& f) {
    const auto socket = f.socket();
    const auto timeout = timeout_of(f.at(1));
    return f.nothing([&] { socket->settimeout(timeout); });
}

json run_gettimeout(frame& f) {
    const auto socket = f.socket();
    return timeout_value(f.measured([&] { return socket->gettimeout(); }));
}

json run_setblocking(frame& f) {
    const auto socket = f.socket();
    const bool blocking = boolean_of(f.at(1));
    return f.nothing([&] { socket->setblocking(blocking); });
}

constexpr call socket_table[] = {
    {"socket.accept", run_accept, 1, 1, true},
    {"socket.bind", run_bind, 2, 2, true},
    {"socket.close", run_close, 1, 1, true},
    {"socket.connect", run_connect, 2, 2, true},
    {"socket.connect_ex", run_connect_ex, 2, 2, true},
    {"socket.dup", run_dup, 1, 1, true},
    {"socket.family", run_family, 1, 1, true},
    {"socket.fileno", run_fileno, 1, 1, true},
    {"socket.getpeername", run_getpeername, 1, 1, true},
    {"socket.getsockname", run_getsockname, 1, 1, true},
    {"socket.getsockopt", run_getsockopt, 3, 4, true},
    {"socket.gettimeout", run_gettimeout, 1, 1, true},
    {"socket.listen", run_listen, 2, 2, true},
    {"socket.proto", run_proto, 1, 1, true},
    {"socket.setblocking", run_setblocking, 2, 2, true},
    {"socket.setsockopt", run_setsockopt, 4, 4, true},
    {"socket.settimeout", run_settimeout, 2, 2, true},
    {"socket.shutdown", run_shutdown, 2, 2, true},
    {"socket.type", run_type, 1, 1, true},
};

} // namespace

std::span<const call> socket_calls() {
    return socket_table;
}

} // namespace adapter
