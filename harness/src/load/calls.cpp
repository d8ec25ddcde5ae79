#include "load/calls.hpp"

#include "load/faults.hpp"

#include <algorithm>
#include <array>

namespace sockmatrix {
namespace {

using namespace std::string_view_literals;
using std::string_view;

constexpr std::array alone{"constant"sv,      "getdefaulttimeout"sv,
                           "gethostname"sv,   "getprotobyname"sv,
                           "getservbyname"sv, "getservbyport"sv,
                           "has_ipv6"sv,      "htonl"sv,
                           "htons"sv,         "inet_aton"sv,
                           "inet_ntoa"sv,     "inet_ntop"sv,
                           "inet_pton"sv,     "ntohl"sv,
                           "ntohs"sv};

constexpr std::array others{
    "SocketType"sv,  "create_connection"sv, "fromfd"sv,        "getaddrinfo"sv,
    "getfqdn"sv,     "gethostbyaddr"sv,     "gethostbyname"sv, "gethostbyname_ex"sv,
    "getnameinfo"sv, "setdefaulttimeout"sv, "socket"sv,        "socketpair"sv};

constexpr std::array methods{"accept"sv,      "bind"sv,        "close"sv,         "connect"sv,
                             "connect_ex"sv,  "dup"sv,         "family"sv,        "fileno"sv,
                             "getpeername"sv, "getsockname"sv, "getsockopt"sv,    "gettimeout"sv,
                             "ioctl"sv,       "listen"sv,      "proto"sv,         "recv"sv,
                             "recv_into"sv,   "recvfrom"sv,    "recvfrom_into"sv, "send"sv,
                             "sendall"sv,     "sendto"sv,      "setblocking"sv,   "setsockopt"sv,
                             "settimeout"sv,  "shutdown"sv,    "type"sv};

constexpr std::array auxiliary{"blocking"sv, "inheritable"sv, "interrupt"sv, "receive"sv, "wait"sv};

constexpr std::array calls_with_hosts{"getaddrinfo"sv, "getfqdn"sv, "gethostbyaddr"sv,
                                      "gethostbyname"sv, "gethostbyname_ex"sv};

constexpr std::array fixtures{
    "closed_tcp"sv,   "closed_tcp6"sv, "closed_udp"sv,      "closed_udp6"sv, "closed_unix"sv,
    "missing_unix"sv, "silent_tcp"sv,  "silent_tcp6"sv,     "silent_unix"sv, "idle_tcp"sv,
    "idle_tcp6"sv,    "idle_unix"sv,   "echo_tcp"sv,        "echo_tcp6"sv,   "echo_unix"sv,
    "echo_udp"sv,     "echo_udp6"sv,   "echo_dgram_unix"sv, "reset_tcp"sv,   "reset_tcp6"sv,
    "reset_unix"sv,   "unix_path"sv,   "netlink_pids"sv};

constexpr std::array capabilities{"ipv6"sv,
                                  "af_unix"sv,
                                  "hermetic_names"sv,
                                  "dns"sv,
                                  "privileged_ports"sv,
                                  "no_privileged_ports"sv,
                                  "concurrent"sv,
                                  "timed"sv,
                                  "tipc"sv,
                                  "no_tipc"sv,
                                  "netlink"sv,
                                  "no_netlink"sv,
                                  "net_admin"sv,
                                  "no_net_admin"sv,
                                  "net_raw"sv,
                                  "no_net_raw"sv};

template <class Names>
bool holds(const Names& names, string_view name) noexcept {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool starts_with(string_view text, string_view start) noexcept {
    return text.substr(0, start.size()) == start;
}

} // namespace

bool is_known_call(string_view name) noexcept {
    if (starts_with(name, "socket.")) return holds(methods, name.substr(7));
    if (starts_with(name, "aux.")) return holds(auxiliary, name.substr(4));
    return holds(alone, name) || holds(others, name);
}

bool is_known_fixture(string_view name) noexcept {
    return holds(fixtures, name);
}

bool is_known_capability(string_view name) noexcept {
    return holds(capabilities, name);
}

bool is_tried_capability(string_view name) noexcept {
    const bool is_feature = name == "concurrent" || name == "timed";
    return holds(capabilities, name) && !is_feature && !starts_with(name, "no_");
}

std::string known_capabilities() {
    return joined(capabilities);
}

bool travels_alone(string_view name) noexcept {
    return holds(alone, name);
}

bool makes_socket_of_family(string_view name) noexcept {
    return name == "socket" || name == "socketpair" || name == "fromfd";
}

int address_argument(string_view name, std::size_t count) noexcept {
    if (name == "socket.bind" || name == "socket.connect" || name == "socket.connect_ex") return 1;
    if (name == "socket.sendto") return static_cast<int>(count) - 1;
    if (name == "create_connection") return 0;
    return -1;
}

bool takes_host(string_view name) noexcept {
    return holds(calls_with_hosts, name);
}

} // namespace sockmatrix
