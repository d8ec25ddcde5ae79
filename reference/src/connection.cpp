// The methods that make connections, and create_connection.
#include "connecting.hpp"
#include "memory.hpp"
#include "refsock/error.hpp"
#include "timeouts.hpp"
#include "waiting.hpp"

#include <optional>
#include <string_view>

namespace refsock {
namespace {

using detail::connect_progress;
using detail::deadline;
using detail::direction;
using detail::hold;

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

/// Waits for the end of a connect that goes on being made.
std::error_code finish_connect(const hold& held, const deadline& limit) noexcept {
    const std::error_code code = detail::wait_held(held, direction::connect, limit);
    return code ? code : detail::take_error(held.get());
}

/// The same after a signal ended the wait of a blocking connect: what is left of the system's own
/// time limit holds.
std::error_code finish_interrupted(const hold& held, const deadline& limit) noexcept {
    const std::optional<deadline> system = detail::system_limit(held, direction::connect, limit);
    const std::error_code code = finish_connect(held, system.value_or(limit));
    return code == condition::timed_out ? detail::late_connect_error() : code;
}

/// Connects within the timeout. The error is native or timed_out.
std::error_code connect_within(const hold& held, const detail::native_address& remote,
                               timeout_value timeout) noexcept {
    const deadline limit(timeout);
    std::error_code code;
    const connect_progress progress = begin_within(held.get(), remote, limit, code);
    if (progress == connect_progress::pending && limit.waits())
        code = finish_connect(held, limit);
    else if (progress == connect_progress::interrupted && !limit.is_set())
        code = finish_interrupted(held, limit);
    held.settle(code);
    return code;
}

native_handle accept_within(detail::held_handle& listener, timeout_value timeout,
                            detail::native_address& from, std::error_code& code) noexcept {
    const auto call = [&](native_handle handle, detail::call_mode, std::error_code& failure) {
        return detail::accept_connection(handle, from, failure);
    };
    return detail::call_within(listener, direction::read, deadline(timeout), code, call);
}

} // namespace

accepted socket::accept(std::error_code& code) noexcept {
    return detail::guarded(code, [&]() -> accepted {
        // Before a connection is taken, which a lack of memory would lose.
        std::string room = detail::room_for(family_);
        detail::native_address from;
        const native_handle handle = accept_within(handle_, gettimeout(), from, code);
        if (code) return {};
        socket connection = adopt(handle, family_, type_, proto_, getdefaulttimeout(), code);
        if (code) {
            std::error_code ignored;
            detail::close_handle(handle, ignored);
            return {};
        }
        return {std::move(connection),
                detail::from_native(from.get(), from.length, std::move(room))};
    });
}

void socket::connect(const address& remote, std::error_code& code) noexcept {
    const hold held(handle_);
    code = held.get() == no_handle ? detail::closed_error() : std::error_code{};
    if (code) return;
    const detail::native_address to = detail::to_native(family_, remote, code);
    if (!code) code = connect_within(held, to, gettimeout());
}

int socket::connect_ex(const address& remote, std::error_code& code) noexcept {
    code.clear();
    const hold held(handle_);
    if (held.get() == no_handle) return detail::closed_error().value();
    const detail::native_address to = detail::to_native(family_, remote, code);
    if (code) return -1;
    const std::error_code outcome = connect_within(held, to, gettimeout());
    const bool late = outcome == condition::timed_out;
    return late ? detail::would_block_error().value() : outcome.value();
}

namespace {

using detail::attempt;

/// Whether trying another address would only meet the same fault.
bool is_argument_fault(const std::error_code& code) noexcept {
    const error_class kind = class_of(code);
    return kind == error_class::value_error || kind == error_class::overflow_error ||
           kind == error_class::type_error;
}

/// Gives the socket its share of what is left of the budget, when `attempts` are left with its own.
void spend(socket& connection, const deadline& limit, std::size_t attempts,
           std::error_code& code) noexcept {
    const timeout_value left = limit.remaining();
    if (limit.waits() && left == 0.0)
        code = make_error_code(condition::timed_out);
    else
        connection.settimeout(left ? *left / static_cast<double>(attempts) : left, code);
}

attempt try_address(const address_info& to, const connection_options& options,
                    const deadline& limit, std::size_t attempts) {
    attempt made;
    made.call = "socket";
    made.connection = socket(to.family, to.type, to.protocol, made.code);
    if (!made.code && options.source) {
        made.call = "bind";
        made.connection.bind(*options.source, made.code);
    }
    if (made.code) return made;
    made.call = "connect";
    spend(made.connection, limit, attempts, made.code);
    if (!made.code) made.connection.connect(to.address, made.code);
    return made;
}

} // namespace

attempt detail::try_addresses(const std::vector<address_info>& found,
                              const connection_options& options, const deadline& limit) {
    attempt made;
    made.call = "getaddrinfo";
    made.code = make_error_code(condition::no_address);
    std::size_t attempts = found.size();
    for (const address_info& to : found) {
        made = try_address(to, options, limit, attempts--);
        if (!made.code || is_argument_fault(made.code)) break;
    }
    return made;
}

namespace {

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
    made = detail::try_addresses(found, options, limit);
    if (!made.code) made.connection.settimeout(timeout, made.code);
    return made;
}

} // namespace

socket create_connection(const inet_address& remote, const connection_options& options,
                         std::error_code& code) noexcept {
    socket connection(no_socket);
    detail::guarded(code, [&] {
        attempt made = connect_by_name(remote, options);
        code = made.code;
        if (!code) connection = std::move(made.connection);
    });
    return connection;
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
