// The methods that make connections, and create_connection.
#include "refsock/error.hpp"
#include "refsock/names.hpp"
#include "refsock/socket.hpp"
#include "timeouts.hpp"
#include "waiting.hpp"

#include <string_view>

namespace refsock {
namespace {

using detail::connect_progress;
using detail::deadline;
using detail::direction;

/// Begins to connect, again and again while the peer's backlog is full and the timeout allows it.
connect_progress begin_within(native_handle handle, const detail::native_address& remote,
                              const deadline& limit, std::error_code& code) noexcept {
    for (;;) {
        const connect_progress progress = detail::begin_connect(handle, remote, code);
        if (progress != connect_progress::crowded || !limit.waits()) return progress;
        if (limit.passed()) {
            code = make_error_code(condition::timed_out);
            return connect_progress::failed;
        }
        limit.pause();
    }
}

/// Connects within the timeout. The error is native or timed_out.
std::error_code connect_within(native_handle handle, const detail::native_address& remote,
                               timeout_value timeout) noexcept {
    const deadline limit(timeout);
    std::error_code code;
    const connect_progress progress = begin_within(handle, remote, limit, code);
    const bool waits = progress == connect_progress::pending
                           ? limit.waits()
                           : progress == connect_progress::interrupted && timeout != 0.0;
    if (!waits) return code;
    code = detail::wait_ready(handle, direction::connect, limit);
    return code ? code : detail::take_error(handle);
}

} // namespace

accepted socket::accept(std::error_code& code) {
    detail::native_address from;
    const auto call = [&](native_handle handle, std::error_code& failure) {
        return detail::accept_connection(handle, from, failure);
    };
    const deadline limit(gettimeout());
    const native_handle handle = detail::call_within(handle_, direction::read, limit, code, call);
    if (code) return {};
    socket connection = adopt(handle, family_, type_, proto_, getdefaulttimeout(), code);
    if (code) {
        std::error_code ignored;
        detail::close_handle(handle, ignored);
        return {};
    }
    return {std::move(connection), detail::from_native(from.get(), from.length)};
}

void socket::connect(const address& remote, std::error_code& code) {
    const native_handle handle = handle_.load();
    code = handle == no_handle ? detail::closed_error() : std::error_code{};
    if (code) return;
    const detail::native_address to = detail::to_native(family_, remote, code);
    if (!code) code = connect_within(handle, to, gettimeout());
}

int socket::connect_ex(const address& remote, std::error_code& code) {
    code.clear();
    const native_handle handle = handle_.load();
    if (handle == no_handle) return detail::closed_error().value();
    const detail::native_address to = detail::to_native(family_, remote, code);
    if (code) return 0;
    const std::error_code outcome = connect_within(handle, to, gettimeout());
    return outcome == condition::timed_out ? detail::would_block_number() : outcome.value();
}

namespace {

/// A connection, or the error of the call that failed.
struct attempt {
    socket connection;
    std::error_code code;
    std::string_view call;
};

/// Whether trying another address would only meet the same fault.
bool is_argument_fault(const std::error_code& code) noexcept {
    const error_class kind = class_of(code);
    return kind == error_class::value_error || kind == error_class::overflow_error ||
           kind == error_class::type_error;
}

/// Gives the socket what is left of the budget.
void spend(socket& connection, const deadline& limit, std::error_code& code) noexcept {
    const timeout_value left = limit.remaining();
    if (limit.waits() && left == 0.0)
        code = make_error_code(condition::timed_out);
    else
        connection.settimeout(left, code);
}

attempt try_address(const address_info& to, const connection_options& options,
                    const deadline& limit) {
    attempt made;
    made.call = "socket";
    made.connection = socket(to.family, to.type, to.protocol, made.code);
    if (!made.code && options.source) {
        made.call = "bind";
        made.connection.bind(*options.source, made.code);
    }
    if (made.code) return made;
    made.call = "connect";
    spend(made.connection, limit, made.code);
    if (!made.code) made.connection.connect(to.address, made.code);
    return made;
}

attempt try_addresses(const std::vector<address_info>& found, const connection_options& options,
                      const deadline& limit) {
    attempt made;
    made.call = "getaddrinfo";
    made.code = make_error_code(condition::no_address);
    for (const address_info& to : found) {
        made = try_address(to, options, limit);
        if (!made.code || is_argument_fault(made.code)) break;
    }
    return made;
}

attempt connect_by_name(const inet_address& remote, const connection_options& options) {
    const timeout_value timeout = options.timeout.value_or(getdefaulttimeout());
    attempt made;
    made.call = "create_connection";
    made.code = detail::check_timeout(timeout);
    if (!made.code) made.code = detail::check_numbers(remote);
    if (made.code) return made;
    const deadline limit(timeout);
    made.call = "getaddrinfo";
    address_hints hints;
    hints.type = sock_stream;
    const std::vector<address_info> found = getaddrinfo(remote.host, remote.port, hints, made.code);
    if (made.code) return made;
    made = try_addresses(found, options, limit);
    if (!made.code) made.connection.settimeout(timeout, made.code);
    return made;
}

} // namespace

socket create_connection(const inet_address& remote, const connection_options& options,
                         std::error_code& code) {
    attempt made = connect_by_name(remote, options);
    code = made.code;
    return code ? socket() : std::move(made.connection);
}

// The forms that throw.

accepted socket::accept() {
    std::error_code code;
    accepted result = accept(code);
    if (code) raise(code, "accept");
    return result;
}

void socket::connect(const address& remote) {
    std::error_code code;
    connect(remote, code);
    if (code) raise(code, "connect");
}

int socket::connect_ex(const address& remote) {
    std::error_code code;
    const int result = connect_ex(remote, code);
    if (code) raise(code, "connect_ex");
    return result;
}

socket create_connection(const inet_address& remote, const connection_options& options) {
    attempt made = connect_by_name(remote, options);
    if (made.code) raise(made.code, made.call);
    return std::move(made.connection);
}

} // namespace refsock
