#include "model/interface.hpp"

#include <algorithm>
#include <array>

namespace sockmatrix {
namespace {

constexpr bool pure = true;

constexpr std::array calls = {
    interface_call{"SocketType", "socket:socket", "boolean"},
    interface_call{"aux.blocking", "socket:socket", "boolean"},
    interface_call{"aux.inheritable", "socket:socket", "boolean"},
    interface_call{"aux.interrupt", "", "count"},
    interface_call{"aux.receive", "socket:socket size:count seconds:number", "octets"},
    interface_call{"aux.wait", "socket:socket for:text seconds:number", "boolean"},
    interface_call{"constant", "name:text", "any", pure},
    interface_call{"create_connection", "address:address [timeout:number] [source_address:address]",
                   "socket"},
    interface_call{"fromfd", "fd:integer family:family type:type [proto:protocol]", "socket"},
    interface_call{"getaddrinfo",
                   "host:host port:service [family:family] [socktype:type] [proto:protocol] "
                   "[flags:flags]",
                   "[(family type protocol text address)]"},
    interface_call{"getdefaulttimeout", "", "number", pure},
    interface_call{"getfqdn", "[name:host]", "text"},
    interface_call{"gethostbyaddr", "name:host", "(text [text] [host])"},
    interface_call{"gethostbyname", "name:host", "host"},
    interface_call{"gethostbyname_ex", "name:host", "(text [text] [host])"},
    interface_call{"gethostname", "", "text", pure},
    interface_call{"getnameinfo", "address:endpoint flags:flags", "(host service)"},
    interface_call{"getprotobyname", "name:text", "protocol", pure},
    interface_call{"getservbyname", "name:text [protocol:text]", "service", pure},
    interface_call{"getservbyport", "port:service [protocol:text]", "text", pure},
    interface_call{"has_ipv6", "", "boolean", pure},
    interface_call{"htonl", "x:integer", "integer", pure},
    interface_call{"htons", "x:integer", "integer", pure},
    interface_call{"inet_aton", "text:text", "octets", pure},
    interface_call{"inet_ntoa", "octets:octets", "text", pure},
    interface_call{"inet_ntop", "family:family octets:octets", "text", pure},
    interface_call{"inet_pton", "family:family text:text", "octets", pure},
    interface_call{"ntohl", "x:integer", "integer", pure},
    interface_call{"ntohs", "x:integer", "integer", pure},
    interface_call{"setdefaulttimeout", "timeout:number", "null"},
    interface_call{"socket", "[family:family] [type:type] [proto:protocol]", "socket"},
    interface_call{"socket.accept", "socket:socket", "(socket address)"},
    interface_call{"socket.bind", "socket:socket address:address", "null"},
    interface_call{"socket.close", "socket:socket", "null"},
    interface_call{"socket.connect", "socket:socket address:address", "null"},
    interface_call{"socket.connect_ex", "socket:socket address:address", "error"},
    interface_call{"socket.dup", "socket:socket", "socket"},
    interface_call{"socket.family", "socket:socket", "family"},
    interface_call{"socket.fileno", "socket:socket", "integer"},
    interface_call{"socket.getpeername", "socket:socket", "address"},
    interface_call{"socket.getsockname", "socket:socket", "address"},
    interface_call{"socket.getsockopt", "socket:socket level:level name:option [length:count]",
                   "any"},
    interface_call{"socket.gettimeout", "socket:socket", "number"},
    interface_call{"socket.ioctl", "socket:socket control:option option:any", "integer"},
    interface_call{"socket.listen", "socket:socket backlog:integer", "null"},
    interface_call{"socket.proto", "socket:socket", "protocol"},
    interface_call{"socket.recv", "socket:socket size:count [flags:flags]", "octets"},
    interface_call{"socket.recv_into", "socket:socket buffer:octets [size:count] [flags:flags]",
                   "(count octets)"},
    interface_call{"socket.recvfrom", "socket:socket size:count [flags:flags]", "(octets address)"},
    interface_call{"socket.recvfrom_into", "socket:socket buffer:octets [size:count] [flags:flags]",
                   "(count octets address)"},
    interface_call{"socket.send", "socket:socket data:octets [flags:flags]", "count"},
    interface_call{"socket.sendall", "socket:socket data:octets [flags:flags]", "null"},
    interface_call{"socket.sendto", "socket:socket data:octets [flags:flags] address:address",
                   "count"},
    interface_call{"socket.setblocking", "socket:socket flag:boolean", "null"},
    interface_call{"socket.setsockopt", "socket:socket level:level name:option value:any", "null"},
    interface_call{"socket.settimeout", "socket:socket timeout:number", "null"},
    interface_call{"socket.shutdown", "socket:socket how:integer", "null"},
    interface_call{"socket.type", "socket:socket", "type"},
    interface_call{"socketpair", "[family:family] [type:type] [proto:protocol]", "(socket socket)"},
};

static_assert(std::is_sorted(calls.begin(), calls.end(),
                             [](const auto& a, const auto& b) { return a.name < b.name; }));

std::string_view taken_word(std::string_view& text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    const std::size_t end = std::min(text.find_first_of(" ()[]"), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

/// Adds the places of a kind in the value that `text` begins with, and takes it off.
void add_places(std::string_view& text, std::string_view kind, const std::string& at,
                std::vector<std::string>& to) {
    const std::string_view word = taken_word(text);
    if (!word.empty()) {
        if (word == kind) to.push_back(at);
        return;
    }
    const bool is_list = text.starts_with('[');
    const char close = is_list ? ']' : ')';
    text.remove_prefix(1);
    for (std::size_t i = 0; !text.starts_with(close); ++i) {
        add_places(text, kind, at + (is_list ? "/*" : "/" + std::to_string(i)), to);
        while (text.starts_with(' '))
            text.remove_prefix(1);
    }
    text.remove_prefix(1);
}

} // namespace

std::span<const interface_call> interface_calls() noexcept {
    return calls;
}

const interface_call* find_call(std::string_view name) noexcept {
    const auto found = std::lower_bound(
        calls.begin(), calls.end(), name,
        [](const interface_call& one, std::string_view text) { return one.name < text; });
    return found != calls.end() && found->name == name ? &*found : nullptr;
}

std::vector<interface_argument> arguments_of(const interface_call& of) {
    std::vector<interface_argument> out;
    for (std::string_view rest = of.takes; !rest.empty();) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        std::string_view word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const bool optional = word.starts_with('[');
        if (optional) word = word.substr(1, word.size() - 2);
        const std::size_t colon = word.find(':');
        out.push_back({word.substr(0, colon), word.substr(colon + 1), optional});
    }
    return out;
}

int place_of_argument(const interface_call& of, std::string_view kind, std::size_t count) {
    const std::vector<interface_argument> all = arguments_of(of);
    const auto needed = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const auto& one) { return !one.optional; }));
    std::size_t left_over = count > needed ? count - needed : 0; // for those that are optional
    int place = 0;
    for (const interface_argument& one : all) {
        if (one.optional && left_over == 0) continue;
        if (one.kind == kind) return place;
        if (one.optional) --left_over;
        ++place;
    }
    return -1;
}

std::vector<std::string> places_given(const interface_call& of, std::string_view kind) {
    std::vector<std::string> out;
    std::string_view rest = of.gives;
    add_places(rest, kind, "", out);
    return out;
}

} // namespace sockmatrix
