#include "mutate/call_shapes.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

using shapes = std::vector<call_shape>;

const json no_octets = {{"bytes", ""}};
const json some_address = {"127.0.0.1", 1};
const json some_socket = {{"socket", 1}};

returned_part whole(part_kind what) {
    return {"", what};
}

/// An address and its pieces, which the pointer leads to.
std::vector<returned_part> with_address(std::vector<returned_part> parts,
                                        const std::string& pointer = "", bool each = false) {
    parts.push_back({"address", part_kind::address, pointer, each});
    parts.push_back({"host", part_kind::text, pointer + "/0", each});
    parts.push_back({"port", part_kind::integer, pointer + "/1", each});
    return parts;
}

shapes conversions() {
    const json four = {{"bytes", "00000000"}};
    shapes out = {
        {"constant", {whole(part_kind::integer)}, 0, error_kinds::none},
        {"has_ipv6", {whole(part_kind::boolean)}, true, error_kinds::none},
        {"inet_aton", {whole(part_kind::octets)}, four, error_kinds::texts},
        {"inet_ntoa", {whole(part_kind::text)}, "0.0.0.0", error_kinds::texts},
        {"inet_ntop", {whole(part_kind::text)}, "0.0.0.0", error_kinds::system},
        {"inet_pton", {whole(part_kind::octets)}, four, error_kinds::system},
    };
    for (const char* name : {"htonl", "htons", "ntohl", "ntohs"})
        out.push_back({name, {whole(part_kind::integer)}, 0});
    return out;
}

shapes resolution() {
    const json host = {"localhost", json::array(), {"127.0.0.1"}};
    const std::vector<returned_part> of_host = {{"name", part_kind::text, "/0"},
                                                {"aliases", part_kind::list, "/1"},
                                                {"addresses", part_kind::list, "/2"}};
    const std::vector<overlooked_argument> hints = {
        {"family", 2}, {"socktype", 3}, {"proto", 4}, {"flags", 5}};
    const std::vector<returned_part> entry =
        with_address({{"", part_kind::list},
                      {"family", part_kind::integer, "/0", true},
                      {"socktype", part_kind::integer, "/1", true},
                      {"proto", part_kind::integer, "/2", true},
                      {"canonname", part_kind::text, "/3", true}},
                     "/4", true);
    return {
        {"getaddrinfo", entry, json::array(), error_kinds::names, false, false, hints},
        {"getfqdn", {whole(part_kind::text)}, "localhost", error_kinds::none},
        {"gethostbyaddr", of_host, host, error_kinds::names},
        {"gethostbyname", {whole(part_kind::text)}, "127.0.0.1", error_kinds::names},
        {"gethostbyname_ex", of_host, host, error_kinds::names},
        {"gethostname", {whole(part_kind::text)}, "localhost", error_kinds::none},
        {"getnameinfo",
         {{"", part_kind::tuple}, {"host", part_kind::text, "/0"}, {"port", part_kind::text, "/1"}},
         {"localhost", "1"},
         error_kinds::names,
         false,
         false,
         {{"flags", 1, 0, false}}},
    };
}

shapes services() {
    const std::vector<overlooked_argument> protocol = {{"protocol", 1}};
    return {
        {"getprotobyname", {whole(part_kind::integer)}, 6, error_kinds::texts},
        {"getservbyname",
         {whole(part_kind::integer)},
         7,
         error_kinds::texts,
         false,
         false,
         protocol},
        {"getservbyport",
         {whole(part_kind::text)},
         "echo",
         error_kinds::texts,
         false,
         false,
         protocol},
    };
}

shapes creation() {
    const auto system = error_kinds::system;
    return {
        {"SocketType", {whole(part_kind::boolean)}, true, error_kinds::none},
        {"create_connection",
         {whole(part_kind::socket)},
         some_socket,
         system,
         false,
         true,
         {{"timeout", 1, nullptr}, {"source_address", 2, nullptr}}},
        {"fromfd", {whole(part_kind::socket)}, some_socket, system, false, false, {{"proto", 3}}},
        {"getdefaulttimeout", {whole(part_kind::number)}, nullptr, error_kinds::none},
        {"setdefaulttimeout", {}, nullptr, error_kinds::arguments, true},
        {"socket",
         {whole(part_kind::socket)},
         some_socket,
         system,
         false,
         false,
         {{"family", 0}, {"type", 1}, {"proto", 2}}},
        {"socketpair",
         {{"first", part_kind::socket, "/0"}, {"second", part_kind::socket, "/1"}},
         {some_socket, some_socket},
         system,
         false,
         false,
         {{"family", 0}, {"type", 1}, {"proto", 2}}},
        {"socket.dup", {whole(part_kind::socket)}, some_socket, system},
    };
}

shapes states() {
    const auto system = error_kinds::system;
    return {
        {"socket.bind", {}, nullptr, system, true},
        {"socket.close", {}, nullptr, error_kinds::none, true},
        {"socket.connect", {}, nullptr, system, true, true},
        {"socket.connect_ex", {whole(part_kind::integer)}, 0, system, true, true},
        {"socket.ioctl", {whole(part_kind::integer)}, 0, system, true},
        {"socket.listen", {}, nullptr, system, true, false, {{"backlog", 1, 0, false}}},
        {"socket.setblocking", {}, nullptr, system, true},
        {"socket.setsockopt", {}, nullptr, system, true},
        {"socket.settimeout", {}, nullptr, system, true},
        {"socket.shutdown", {}, nullptr, system, true, false, {{"how", 1, 2, false}}},
    };
}

shapes questions() {
    const auto system = error_kinds::system;
    shapes out = {
        {"socket.fileno", {whole(part_kind::integer)}, 0, error_kinds::none},
        {"socket.getpeername", with_address({}), some_address, system},
        {"socket.getsockname", with_address({}), some_address, system},
        {"socket.getsockopt", {whole(part_kind::any)}, 0, system, false, false, {{"length", 3}}},
        {"socket.gettimeout", {whole(part_kind::number)}, nullptr, error_kinds::none},
    };
    for (const char* name : {"socket.family", "socket.proto", "socket.type"})
        out.push_back({name, {whole(part_kind::integer)}, 0, error_kinds::none});
    return out;
}

shapes transfers() {
    const auto system = error_kinds::system;
    const std::vector<overlooked_argument> flags = {{"flags", 2}};
    const std::vector<overlooked_argument> into = {{"size", 2}, {"flags", 3}};
    const returned_part count = {"count", part_kind::integer, "/0"};
    const returned_part buffer = {"buffer", part_kind::octets, "/1"};
    const returned_part data = {"data", part_kind::octets, "/0"};
    return {
        {"socket.accept",
         with_address({{"socket", part_kind::socket, "/0"}}, "/1"),
         {some_socket, some_address},
         system,
         false,
         true},
        {"socket.recv", {whole(part_kind::octets)}, no_octets, system, false, true, flags},
        {"socket.recv_into", {count, buffer}, {0, no_octets}, system, false, true, into},
        {"socket.recvfrom",
         with_address({data}, "/1"),
         {no_octets, nullptr},
         system,
         false,
         true,
         flags},
        {"socket.recvfrom_into",
         with_address({count, buffer}, "/2"),
         {0, no_octets, nullptr},
         system,
         false,
         true,
         into},
        {"socket.send", {whole(part_kind::integer)}, 0, system, true, true, flags},
        {"socket.sendall", {}, nullptr, system, true, true, flags},
        {"socket.sendto", {whole(part_kind::integer)}, 0, system, true, true, flags},
    };
}

shapes all_shapes() {
    shapes out;
    for (const shapes& some :
         {conversions(), resolution(), services(), creation(), states(), questions(), transfers()})
        out.insert(out.end(), some.begin(), some.end());
    std::sort(out.begin(), out.end(),
              [](const call_shape& a, const call_shape& b) { return a.name < b.name; });
    return out;
}

} // namespace

const std::vector<call_shape>& call_shapes() {
    static const shapes all = all_shapes();
    return all;
}

const call_shape* find_call_shape(std::string_view name) {
    const shapes& all = call_shapes();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const call_shape& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace sockmatrix
