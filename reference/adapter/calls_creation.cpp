// Functions that make sockets, and what new sockets take.
#include "addresses.hpp"
#include "calls.hpp"
#include "refsock/socket.hpp"

#include <type_traits>

namespace adapter {
namespace {

/// How many of the three parameters are needed to give all that are given: the defaults of the
/// others are refsock's.
std::size_t count_of(const frame& f) {
    return f.has(2) ? 3 : f.has(1) ? 2 : f.has(0) ? 1 : 0;
}

refsock::socket make_socket(frame& f) {
    const auto count = count_of(f);
    if (count == 0) return f.measured([] { return refsock::socket(); });
    const std::int64_t family = f.integer(0, refsock::af_inet);
    if (count == 1) return f.measured([&] { return refsock::socket(family); });
    const std::int64_t type = f.integer(1, refsock::sock_stream);
    if (count == 2) return f.measured([&] { return refsock::socket(family, type); });
    const std::int64_t proto = f.integer(2);
    return f.measured([&] { return refsock::socket(family, type, proto); });
}

json run_socket(frame& f) {
    return f.add(make_socket(f));
}

std::pair<refsock::socket, refsock::socket> make_pair(frame& f) {
    const auto count = count_of(f);
    if (count == 0) return f.measured([] { return refsock::socketpair(); });
    const auto usual = refsock::constant("AF_UNIX").value_or(refsock::af_inet);
    const std::int64_t family = f.integer(0, usual);
    if (count == 1) return f.measured([&] { return refsock::socketpair(family); });
    const std::int64_t type = f.integer(1, refsock::sock_stream);
    if (count == 2) return f.measured([&] { return refsock::socketpair(family, type); });
    const std::int64_t proto = f.integer(2);
    return f.measured([&] { return refsock::socketpair(family, type, proto); });
}

json run_socketpair(frame& f) {
    auto pair = make_pair(f);
    json first = f.add(std::move(pair.first));
    json second = f.add(std::move(pair.second));
    return json::array({std::move(first), std::move(second)});
}

json run_create_connection(frame& f) {
    const auto remote = host_and_port_of(f.at(0));
    refsock::connection_options options;
    if (f.has(1)) options.timeout = timeout_of(f.at(1));
    if (f.has(2) && !f.is_null(2)) options.source = host_and_port_of(f.at(2));
    return f.add(f.measured([&] { return refsock::create_connection(remote, options); }));
}

json run_getdefaulttimeout(frame& f) {
    return timeout_value(f.measured([] { return refsock::getdefaulttimeout(); }));
}

json run_setdefaulttimeout(frame& f) {
    const auto timeout = timeout_of(f.at(0));
    return f.nothing([&] { refsock::setdefaulttimeout(timeout); });
}

json run_socket_type(frame& f) {
    const auto socket = f.socket();
    return std::is_same_v<decltype(socket)::element_type, refsock::SocketType>;
}

constexpr std::string_view socket_parameters[] = {"family", "type", "proto"};
constexpr std::string_view connection_parameters[] = {"", "timeout", "source_address"};

constexpr call creation_table[] = {
    {"SocketType", run_socket_type, 1, 1},
    {"create_connection", run_create_connection, 1, 3, true, connection_parameters},
    {"getdefaulttimeout", run_getdefaulttimeout, 0, 0},
    {"setdefaulttimeout", run_setdefaulttimeout, 1, 1},
    {"socket", run_socket, 0, 3, false, socket_parameters},
    {"socketpair", run_socketpair, 0, 3, false, socket_parameters},
};

} // namespace

std::span<const call> creation_calls() {
    return creation_table;
}

} // namespace adapter
