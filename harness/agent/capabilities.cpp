#include "capabilities.hpp"

#include <array>
#include <string_view>
#include <system_error>

#include "directory.hpp"
#include "dns_message.hpp"
#include "endpoint.hpp"
#include "fixture_names.hpp"
#include "privilege.hpp"

namespace agent {
namespace {

std::string why_not(const address& where, int type) {
    try {
        open_bound(where, type);
        return {};
    } catch (const std::system_error& error) {
        return error.what();
    }
}

std::string why_no_unix(const std::string& directory) {
    if (directory.empty()) return "no directory for sockets could be made";
    const auto path = path_in(directory, "probe");
    auto why = why_not(at_path(path), SOCK_STREAM);
    remove_file(path);
    return why;
}

// Families and types that only some systems have.
constexpr int nowhere = -1;
#ifdef AF_NETLINK
constexpr int netlink = AF_NETLINK;
#else
constexpr int netlink = nowhere;
#endif
#ifdef AF_TIPC
constexpr int tipc = AF_TIPC;
#else
constexpr int tipc = nowhere;
#endif

std::string why_no_socket(int family, int type, int protocol = 0) {
    try {
        open_socket(family, type, protocol);
        return {};
    } catch (const std::system_error& error) {
        return error.what();
    }
}

std::string why_no_family(const char* name, int family, int type) {
    if (family == nowhere) return std::string("the system has no ") + name;
    return why_no_socket(family, type);
}

/// Why no port below 1024 can be bound. One that is taken says nothing, so it tries another.
std::string why_no_privileged_ports() {
    for (unsigned short port = 1023; port > 1000; --port) {
        try {
            open_bound(loopback(AF_INET, port), SOCK_STREAM);
            return {};
        } catch (const std::system_error& error) {
            if (error.code().value() != native::address_in_use) return error.what();
        }
    }
    return "the ports from 1001 to 1023 are taken";
}

constexpr int answer_takes = 1000; // milliseconds, at most
constexpr unsigned short dns_port = 53;

/// What the DNS server of this machine answers; empty if nothing. Where nobody is, that is told at
/// once.
std::string answer_to(const std::string& question) {
    const auto server = loopback(AF_INET, dns_port);
    const auto socket = open_socket(AF_INET, SOCK_DGRAM);
    if (::connect(socket.get(), server.get(), server.size) != 0) return {};
    if (::send(socket.get(), question.data(), static_cast<native::count>(question.size()), 0) < 0)
        return {};
    pollfd waiting{socket.get(), POLLIN, 0};
    if (native::poll(&waiting, 1, answer_takes) <= 0) return {};
    std::array<char, 512> answer{};
    const auto got =
        ::recv(socket.get(), answer.data(), static_cast<native::count>(answer.size()), 0);
    return got < 0 ? std::string() : std::string(answer.data(), static_cast<std::size_t>(got));
}

/// Asks for a name of the fixture zone, since a machine may have a server of its own.
std::string why_no_dns(const std::string& no_names) {
    if (!no_names.empty()) return "there are no fixture names: " + no_names;
    constexpr std::string_view address = "\xc6\x33\x64\x01"; // 198.51.100.1
    const auto answer = answer_to(dns::write_query(1, "host.dns.test", dns::kind::a));
    if (answer.ends_with(address)) return {};
    return "no server at 127.0.0.1 has the fixture zone; the launcher starts dnsmasq if it is "
           "installed";
}

} // namespace

std::map<std::string, std::string> capabilities(const std::string& directory) {
    const auto no_names = why_no_fixture_names();
    const auto no_privileged_ports = why_no_privileged_ports();
    const auto no_netlink = why_no_family("AF_NETLINK", netlink, SOCK_RAW);
    const auto no_tipc = why_no_family("AF_TIPC", tipc, SOCK_RDM);
    return {
        {"ipv6", why_not(loopback(AF_INET6), SOCK_STREAM)},
        {"af_unix", why_no_unix(directory)},
        {"hermetic_names", no_names},
        {"dns", why_no_dns(no_names)},
        {"privileged_ports", no_privileged_ports},
        {"no_privileged_ports", no_privileged_ports.empty() ? "ports below 1024 can be bound" : ""},
        {"netlink", no_netlink},
        {"no_netlink", no_netlink.empty() ? "the system has AF_NETLINK" : ""},
        {"net_admin", why_no_net_admin()},
        {"net_raw", why_no_socket(AF_INET, SOCK_RAW, IPPROTO_ICMP)},
        {"tipc", no_tipc},
        {"no_tipc", no_tipc.empty() ? "the system has AF_TIPC" : ""},
    };
}

} // namespace agent
