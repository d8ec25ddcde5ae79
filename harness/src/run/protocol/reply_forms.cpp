// The forms of all messages of an adapter but outcomes, as docs/protocol.md has them.
#include "run/protocol/form.hpp"
#include "run/protocol/message.hpp"

#include <cstdint>

namespace sockmatrix {
namespace {

using problem_text = std::string;

problem_text first_of(std::initializer_list<problem_text> problems) {
    for (const problem_text& one : problems)
        if (!one.empty()) return one;
    return "";
}

problem_text calls_problem(const json& calls) {
    return form::set_of(calls, "calls",
                        {"SocketType",
                         "aux.blocking",
                         "aux.inheritable",
                         "aux.interrupt",
                         "aux.receive",
                         "aux.wait",
                         "constant",
                         "create_connection",
                         "fromfd",
                         "getaddrinfo",
                         "getdefaulttimeout",
                         "getfqdn",
                         "gethostbyaddr",
                         "gethostbyname",
                         "gethostbyname_ex",
                         "gethostname",
                         "getnameinfo",
                         "getprotobyname",
                         "getservbyname",
                         "getservbyport",
                         "has_ipv6",
                         "htonl",
                         "htons",
                         "inet_aton",
                         "inet_ntoa",
                         "inet_ntop",
                         "inet_pton",
                         "ntohl",
                         "ntohs",
                         "setdefaulttimeout",
                         "socket",
                         "socket.accept",
                         "socket.bind",
                         "socket.close",
                         "socket.connect",
                         "socket.connect_ex",
                         "socket.dup",
                         "socket.family",
                         "socket.fileno",
                         "socket.getpeername",
                         "socket.getsockname",
                         "socket.getsockopt",
                         "socket.gettimeout",
                         "socket.ioctl",
                         "socket.listen",
                         "socket.proto",
                         "socket.recv",
                         "socket.recv_into",
                         "socket.recvfrom",
                         "socket.recvfrom_into",
                         "socket.send",
                         "socket.sendall",
                         "socket.sendto",
                         "socket.setblocking",
                         "socket.setsockopt",
                         "socket.settimeout",
                         "socket.shutdown",
                         "socket.type",
                         "socketpair"});
}

problem_text implementation_problem(const json& value) {
    const std::string at = "implementation";
    if (auto found = form::members(value, at, {"name", "version", "language"}, {}); !found.empty())
        return found;
    for (const char* name : {"name", "version", "language"})
        if (auto found = form::words(value[name], at + "/" + name); !found.empty()) return found;
    return "";
}

problem_text layout_problem(const json& layout, const std::string& at) {
    if (!layout.is_object()) return form::wrong(at, "object", layout);
    if (!layout.contains("size")) return at + ": lacks \"size\"";
    for (const auto& [name, value] : layout.items()) {
        const bool pair = value.is_array() && value.size() == 2 && form::is_integer(value[0], 0) &&
                          form::is_integer(value[1], 0);
        if (name == "size" ? !form::is_integer(value, 1) : !pair)
            return form::wrong(at + "/" + name,
                               name == "size" ? "integer of 1 or more" : "[offset, size]", value);
    }
    return "";
}

problem_text layouts_problem(const json& layouts) {
    const std::string at = "facts/layouts";
    if (auto found = form::members(layouts, at, {},
                                   {"linger", "timeval", "in_addr", "ip_mreq", "ipv6_mreq"});
        !found.empty())
        return found;
    for (const auto& [name, layout] : layouts.items())
        if (auto found = layout_problem(layout, at + "/" + name); !found.empty()) return found;
    return "";
}

/// An adapter gives what it knows: other facts are its own affair.
problem_text fact_problem(const std::string& name, const json& value) {
    const std::string at = "facts/" + name;
    if (name == "endian") return form::one_of(value, at, {"little", "big"});
    if (name == "bits") return form::integer(value, at, 8);
    if (name == "sun_path") return form::integer(value, at, 1);
    if (name == "libc" || name == "kernel" || name == "machine") return form::text(value, at);
    if (name == "fixtures") return form::one_of(value, at, {"self"});
    return name == "layouts" ? layouts_problem(value) : "";
}

problem_text facts_problem(const json& facts) {
    if (!facts.is_object()) return form::wrong("facts", "object", facts);
    for (const auto& [name, value] : facts.items())
        if (auto found = fact_problem(name, value); !found.empty()) return found;
    return "";
}

problem_text address_problem(const json& address, const std::string& at) {
    if (address.is_string()) return "";
    const bool octets = address.is_object() && address.contains("bytes");
    const bool parts = address.is_array() && address.size() >= 2 && address.size() <= 5;
    if (!octets && !parts) return form::wrong(at, "address", address);
    const std::string found = value_problem(address);
    return found.empty() ? "" : at + ": " + found;
}

problem_text addresses_problem(const json& fixtures) {
    if (!fixtures.is_object()) return form::wrong("fixtures", "object", fixtures);
    for (const auto& [name, address] : fixtures.items())
        if (auto found = first_of({form::member_name(name, "fixtures"),
                                   address_problem(address, "fixtures/" + name)});
            !found.empty())
            return found;
    return "";
}

problem_text capabilities_problem(const json& capabilities) {
    if (!capabilities.is_object()) return form::wrong("capabilities", "object", capabilities);
    for (const auto& [name, there] : capabilities.items()) {
        if (auto found = form::member_name(name, "capabilities"); !found.empty()) return found;
        if (there == true) continue;
        if (!form::words(there, "").empty())
            return form::wrong("capabilities/" + name, "true and no reason why it is missing",
                               there);
    }
    return "";
}

} // namespace

std::string initialize_problem(const json& result) {
    // Another version has another form.
    if (result.is_object() && result.contains("protocol") && result["protocol"] != 1)
        return form::wrong("protocol", "1", result["protocol"]);
    if (auto found = form::members(
            result, "", {"protocol", "features", "implementation", "facts", "calls"}, {});
        !found.empty())
        return found;
    return first_of({form::set_of(result["features"], "features", {"timed", "concurrent", "typed"}),
                     implementation_problem(result["implementation"]),
                     facts_problem(result["facts"]), calls_problem(result["calls"])});
}

std::string reset_problem(const json& result) {
    if (auto found = form::members(result, "the answer to reset", {"closed"}, {"restart"});
        !found.empty())
        return found;
    if (auto found = form::integer(result["closed"], "the answer to reset: closed", 0);
        !found.empty())
        return found;
    if (!result.contains("restart") || result["restart"] == true) return "";
    return form::wrong("the answer to reset: restart", "true", result["restart"]);
}

std::string shutdown_problem(const json& result) {
    return form::members(result, "the answer to shutdown", {}, {});
}

std::string fixtures_problem(const json& params) {
    if (auto found = form::members(params, "", {"fixtures", "capabilities"}, {"directory"});
        !found.empty())
        return found;
    return first_of(
        {addresses_problem(params["fixtures"]), capabilities_problem(params["capabilities"]),
         params.contains("directory") ? form::words(params["directory"], "directory") : ""});
}

} // namespace sockmatrix
