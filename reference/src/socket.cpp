#include "refsock/socket.hpp"

#include "hold.hpp"
#include "integers.hpp"
#include "memory.hpp"
#include "option_value.hpp"
#include "refsock/error.hpp"
#include "socket_backend.hpp"
#include "timeouts.hpp"

#include <algorithm>
#include <array>

namespace refsock {
namespace {

using detail::hold;

/// What a socket is, as the system takes it.
struct kind {
    int family = 0;
    int type = 0;
    int proto = 0;
};

kind kind_of(std::int64_t family, std::int64_t type, std::int64_t proto,
             std::error_code& code) noexcept {
    code.clear();
    return {detail::to_int(family, code), detail::to_int(type, code), detail::to_int(proto, code)};
}

/// The timeout of a new socket whose type may hold flags.
timeout_value initial_timeout(int type) noexcept {
    return detail::asks_non_blocking(type) ? 0.0 : getdefaulttimeout();
}

/// An option, as the system takes it.
struct option {
    int level = 0;
    int name = 0;
};

/// The option of a call on `handle`, which must be open.
option option_of(native_handle handle, std::int64_t level, std::int64_t name,
                 std::error_code& code) noexcept {
    code = detail::check_open(handle);
    if (code) return {};
    return {detail::to_int(level, code), detail::to_int(name, code)};
}

/// A socket on a handle that was just made.
socket own(native_handle handle, const kind& of, std::error_code& code) noexcept {
    socket result =
        socket::adopt(handle, of.family, of.type, of.proto, initial_timeout(of.type), code);
    std::error_code ignored;
    if (code) detail::close_handle(handle, ignored);
    return result;
}

} // namespace

socket::socket(native_handle handle, int family, int type, int proto,
               timeout_value timeout) noexcept
    : handle_(handle), timeout_(timeout.value_or(-1.0)), family_(family),
      type_(detail::plain_type(type)), proto_(proto) {
    detail::suppress_sigpipe(handle);
}

socket::socket(std::int64_t family, std::int64_t type, std::int64_t proto,
               std::error_code& code) noexcept {
    const kind of = kind_of(family, type, proto, code);
    if (code) return;
    const native_handle handle = detail::open_socket(of.family, of.type, of.proto, code);
    if (!code) *this = own(handle, of, code);
}

socket::socket(std::error_code& code) noexcept : socket(af_inet, sock_stream, 0, code) {}

socket::socket(std::int64_t family, std::int64_t type, std::int64_t proto) {
    std::error_code code;
    *this = socket(family, type, proto, code);
    if (code) raise(code, "socket");
}

socket socket::adopt(native_handle handle, std::int64_t family, std::int64_t type,
                     std::int64_t proto, timeout_value timeout, std::error_code& code) noexcept {
    const kind of = kind_of(family, type, proto, code);
    if (!code) code = detail::check_timeout(timeout);
    if (!code && !detail::fits_handle(handle)) code = make_error_code(condition::overflow);
    if (!code) detail::set_blocking(handle, !timeout, code);
    if (code) return socket(no_socket);
    return {handle, of.family, of.type, of.proto, timeout};
}

socket socket::adopt(native_handle handle, std::int64_t family, std::int64_t type,
                     std::int64_t proto, timeout_value timeout) {
    std::error_code code;
    socket result = adopt(handle, family, type, proto, timeout, code);
    if (code) raise(code, "adopt");
    return result;
}

socket::socket(socket&& other) noexcept
    : handle_(other.release()), timeout_(other.timeout_.load()), family_(other.family_),
      type_(other.type_), proto_(other.proto_) {}

socket& socket::operator=(socket&& other) noexcept {
    if (this == &other) return *this;
    std::error_code ignored;
    close(ignored);
    timeout_ = other.timeout_.load();
    family_ = other.family_;
    type_ = other.type_;
    proto_ = other.proto_;
    handle_.reset(other.release());
    return *this;
}

socket::~socket() {
    std::error_code ignored;
    close(ignored);
}

native_handle socket::release() noexcept {
    return handle_.release();
}

void socket::close(std::error_code& code) noexcept {
    handle_.close(code);
}

socket socket::dup(std::error_code& code) const noexcept {
    const hold held(handle_);
    const native_handle handle = detail::duplicate(held.get(), code);
    if (code) return socket(no_socket);
    socket result(handle, family_, type_, proto_, gettimeout());
    // It may be a duplicate of what took the socket's place.
    if (!held.is_lost()) return result;
    code = detail::closed_error();
    return socket(no_socket);
}

void socket::bind(const address& local, std::error_code& code) noexcept {
    const hold held(handle_);
    code = detail::check_open(held.get());
    if (code) return;
    const detail::native_address to = detail::to_native(family_, local, code);
    if (!code) detail::bind_to(held.get(), to, code);
    held.settle(code);
}

void socket::listen(std::int64_t backlog, std::error_code& code) noexcept {
    const hold held(handle_);
    code = detail::check_open(held.get());
    if (code) return;
    const int length = detail::to_int(backlog, code);
    if (!code) detail::listen_on(held.get(), std::max(length, 0), code);
    held.settle(code);
}

void socket::shutdown(std::int64_t how, std::error_code& code) noexcept {
    const hold held(handle_);
    code = detail::check_open(held.get());
    if (code) return;
    const int native = detail::to_int(how, code);
    if (!code) detail::shut_down(held.get(), native, code);
    held.settle(code);
}

address socket::getpeername(std::error_code& code) const noexcept {
    const hold held(handle_);
    const detail::native_address name = detail::peer_name(held.get(), code);
    held.settle(code);
    return detail::guarded(code, [&] { return detail::from_native(name.get(), name.length); });
}

address socket::getsockname(std::error_code& code) const noexcept {
    const hold held(handle_);
    const detail::native_address name = detail::local_name(held.get(), code);
    held.settle(code);
    return detail::guarded(code, [&] { return detail::from_native(name.get(), name.length); });
}

int socket::getsockopt(std::int64_t level, std::int64_t name,
                       std::error_code& code) const noexcept {
    std::array<std::byte, sizeof(int)> octets{};
    const hold held(handle_);
    const option which = option_of(held.get(), level, name, code);
    if (code) return 0;
    const std::size_t size = detail::get_option(held.get(), which.level, which.name, octets, code);
    held.settle(code);
    return detail::option_number(std::span(octets).first(size));
}

std::vector<std::byte> socket::getsockopt(std::int64_t level, std::int64_t name,
                                          std::int64_t length,
                                          std::error_code& code) const noexcept {
    const hold held(handle_);
    const option which = option_of(held.get(), level, name, code);
    if (!code && (length < 1 || length > 1024)) code = make_error_code(condition::option_length);
    if (code) return {};
    return detail::guarded(code, [&] {
        std::vector<std::byte> octets(static_cast<std::size_t>(length));
        octets.resize(detail::get_option(held.get(), which.level, which.name, octets, code));
        held.settle(code);
        return octets;
    });
}

void socket::setsockopt(std::int64_t level, std::int64_t name, std::int64_t value,
                        std::error_code& code) noexcept {
    const hold held(handle_);
    const option which = option_of(held.get(), level, name, code);
    if (code) return;
    const int number = detail::to_int(value, code);
    if (code) return;
    const auto octets = std::as_bytes(std::span(&number, 1));
    detail::set_option(held.get(), which.level, which.name, octets, code);
    held.settle(code);
}

void socket::setsockopt(std::int64_t level, std::int64_t name, std::span<const std::byte> value,
                        std::error_code& code) noexcept {
    const hold held(handle_);
    const option which = option_of(held.get(), level, name, code);
    if (!code) detail::set_option(held.get(), which.level, which.name, value, code);
    held.settle(code);
}

void socket::settimeout(timeout_value timeout, std::error_code& code) noexcept {
    const hold held(handle_);
    code = detail::check_open(held.get());
    if (!code) code = detail::check_timeout(timeout);
    if (!code) detail::set_blocking(held.get(), !timeout, code);
    if (!code && held.is_lost()) code = detail::closed_error();
    if (!code) timeout_ = timeout.value_or(-1.0);
}

timeout_value socket::gettimeout() const noexcept {
    const double seconds = timeout_.load();
    return seconds < 0 ? timeout_value{} : timeout_value{seconds};
}

void socket::setblocking(bool blocking, std::error_code& code) noexcept {
    settimeout(blocking ? timeout_value{} : timeout_value{0.0}, code);
}

std::pair<socket, socket> socketpair(std::int64_t family, std::int64_t type, std::int64_t proto,
                                     std::error_code& code) noexcept {
    const kind of = kind_of(family, type, proto, code);
    if (code) return {socket(no_socket), socket(no_socket)};
    const detail::handle_pair made = detail::open_pair(of.family, of.type, of.proto, code);
    if (code) return {socket(no_socket), socket(no_socket)};
    socket first = own(made.first, of, code);
    std::error_code second_code;
    socket second = own(made.second, of, second_code);
    if (!code) code = second_code;
    if (code) return {socket(no_socket), socket(no_socket)};
    return {std::move(first), std::move(second)};
}

socket fromfd(native_handle handle, std::int64_t family, std::int64_t type, std::int64_t proto,
              std::error_code& code) noexcept {
    const kind of = kind_of(family, type, proto, code);
    if (!detail::fits_handle(handle)) code = make_error_code(condition::overflow);
    if (code) return socket(no_socket);
    const timeout_value timeout = initial_timeout(of.type);
    const native_handle copy = detail::duplicate(handle, code);
    if (code) return socket(no_socket);
    socket result(copy, of.family, of.type, of.proto, timeout);
    // Without a timeout the mode stays as it is: the handle is assumed to be in blocking mode.
    if (timeout) detail::set_blocking(copy, false, code);
    return code ? socket(no_socket) : std::move(result);
}

// The forms that throw.

void socket::close() {
    std::error_code code;
    close(code);
    if (code) raise(code, "close");
}

socket socket::dup() const {
    std::error_code code;
    socket result = dup(code);
    if (code) raise(code, "dup");
    return result;
}

void socket::bind(const address& local) {
    std::error_code code;
    bind(local, code);
    if (code) raise(code, "bind");
}

void socket::listen(std::int64_t backlog) {
    std::error_code code;
    listen(backlog, code);
    if (code) raise(code, "listen");
}

void socket::shutdown(std::int64_t how) {
    std::error_code code;
    shutdown(how, code);
    if (code) raise(code, "shutdown");
}

address socket::getpeername() const {
    std::error_code code;
    address result = getpeername(code);
    if (code) raise(code, "getpeername");
    return result;
}

address socket::getsockname() const {
    std::error_code code;
    address result = getsockname(code);
    if (code) raise(code, "getsockname");
    return result;
}

int socket::getsockopt(std::int64_t level, std::int64_t name) const {
    std::error_code code;
    const int result = getsockopt(level, name, code);
    if (code) raise(code, "getsockopt");
    return result;
}

std::vector<std::byte> socket::getsockopt(std::int64_t level, std::int64_t name,
                                          std::int64_t length) const {
    std::error_code code;
    std::vector<std::byte> result = getsockopt(level, name, length, code);
    if (code) raise(code, "getsockopt");
    return result;
}

void socket::setsockopt(std::int64_t level, std::int64_t name, std::int64_t value) {
    std::error_code code;
    setsockopt(level, name, value, code);
    if (code) raise(code, "setsockopt");
}

void socket::setsockopt(std::int64_t level, std::int64_t name, std::span<const std::byte> value) {
    std::error_code code;
    setsockopt(level, name, value, code);
    if (code) raise(code, "setsockopt");
}

void socket::settimeout(timeout_value timeout) {
    std::error_code code;
    settimeout(timeout, code);
    if (code) raise(code, "settimeout");
}

void socket::setblocking(bool blocking) {
    std::error_code code;
    setblocking(blocking, code);
    if (code) raise(code, "setblocking");
}

std::pair<socket, socket> socketpair() {
    return socketpair(constant("AF_UNIX").value_or(af_inet));
}

std::pair<socket, socket> socketpair(std::int64_t family, std::int64_t type, std::int64_t proto) {
    std::error_code code;
    std::pair<socket, socket> result = socketpair(family, type, proto, code);
    if (code) raise(code, "socketpair");
    return result;
}

socket fromfd(native_handle handle, std::int64_t family, std::int64_t type, std::int64_t proto) {
    std::error_code code;
    socket result = fromfd(handle, family, type, proto, code);
    if (code) raise(code, "fromfd");
    return result;
}

} // namespace refsock
