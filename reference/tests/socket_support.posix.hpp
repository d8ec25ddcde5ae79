// What the tests of sockets share.
#pragma once

#include "refsock/refsock.hpp"

#include <catch_any.hpp>

#include <chrono>
#include <poll.h>
#include <string>
#include <string_view>
#include <vector>

namespace support {

using refsock::inet6_address;
using refsock::inet_address;
using refsock::unix_address;

inline std::span<const std::byte> octets(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

inline std::string text(std::span<const std::byte> octets) {
    return {reinterpret_cast<const char*>(octets.data()), octets.size()};
}

/// The number of a constant that every platform of these tests has.
inline int number(std::string_view name) {
    return static_cast<int>(refsock::constant(name).value());
}

/// The symbolic name of an error, or the text of one without a number.
inline std::string name(const std::error_code& code) {
    const std::string_view symbol = refsock::symbol_of(code);
    return symbol.empty() ? code.message() : std::string(symbol);
}

/// The error of a call whose last argument is the code.
template <typename Call>
std::string error_of(Call call) {
    std::error_code code;
    call(code);
    return code ? name(code) : "none";
}

/// Which class a call throws, and which call it names: "timeout: recv".
template <typename Call>
std::string thrown_by(Call call) {
    try {
        call();
    } catch (const refsock::error& e) {
        return std::string(refsock::name_of(refsock::class_of(e.code()))) + ": " + e.call();
    } catch (const refsock::argument_error& e) {
        return std::string(refsock::name_of(refsock::class_of(e.code()))) + ": " + e.call();
    }
    return "nothing";
}

class stopwatch {
public:
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Far more than a wait may take on a machine that is busy.
inline constexpr double loose = 20.0;

inline bool writable(const refsock::socket& socket, int milliseconds) {
    pollfd entry{static_cast<int>(socket.fileno()), POLLOUT, 0};
    return ::poll(&entry, 1, milliseconds) == 1;
}

/// A loopback address with a port for the system to choose.
inline refsock::address loopback(int family) {
    if (family == refsock::af_inet6) return inet6_address{"::1"};
    return inet_address{"127.0.0.1"};
}

inline std::int64_t port_of(const refsock::address& address) {
    if (const auto* inet6 = std::get_if<inet6_address>(&address)) return inet6->port;
    return std::get<inet_address>(address).port;
}

/// A socket that is bound to a free port of the loopback.
inline refsock::socket bound(int family, int type) {
    refsock::socket result(family, type);
    result.bind(loopback(family));
    return result;
}

inline refsock::socket listener(int family = refsock::af_inet, int backlog = 8) {
    refsock::socket result = bound(family, refsock::sock_stream);
    result.listen(backlog);
    return result;
}

/// A connection over TCP.
struct connection {
    refsock::socket client{refsock::no_socket};
    refsock::socket server{refsock::no_socket};
};

inline connection connected(int family = refsock::af_inet) {
    refsock::socket waiting = listener(family);
    refsock::socket client(family);
    client.connect(waiting.getsockname());
    return {std::move(client), waiting.accept().connection};
}

/// Loopback families that this machine has.
inline std::vector<int> families() {
    std::vector<int> result{refsock::af_inet};
    std::error_code code;
    refsock::socket probe(refsock::af_inet6, refsock::sock_stream, 0, code);
    if (!code) probe.bind(inet6_address{"::1"}, code);
    if (!code)
        result.push_back(refsock::af_inet6);
    else
        WARN("without ::1, IPv6 is skipped: " << code.message());
    return result;
}

/// A listener with a full backlog. What `last` is tells how the system treats a further connection.
struct full_listener {
    refsock::socket waiting{refsock::no_socket};
    std::vector<refsock::socket> fillers;
    refsock::address address;
    std::error_code last;
};

/// Fills the backlog of a listening socket.
inline full_listener fill(refsock::socket waiting, int family) {
    full_listener result{std::move(waiting), {}, {}, {}};
    result.address = result.waiting.getsockname();
    for (int attempt = 0; attempt < 64; ++attempt) {
        refsock::socket& filler = result.fillers.emplace_back(family);
        filler.settimeout(0);
        filler.connect(result.address, result.last);
        if (result.last == std::errc::operation_in_progress && writable(filler, 50)) continue;
        if (result.last) return result;
    }
    FAIL("the backlog does not fill");
    return result;
}

} // namespace support
