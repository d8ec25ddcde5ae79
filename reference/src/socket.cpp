#include "refsock/socket.hpp"

#include "option_value.hpp"
#include "refsock/error.hpp"
#include "socket_backend.hpp"
#include "timeouts.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace refsock {
namespace {

/// The timeout of a new socket whose type may hold flags.
timeout_value initial_timeout(int type) noexcept {
    return detail::asks_non_blocking(type) ? 0.0 : getdefaulttimeout();
}

/// A socket on a handle that was just made.
socket own(native_handle handle, int family, int type, int proto, std::error_code& code) noexcept {
    socket result = socket::adopt(handle, family, type, proto, initial_timeout(type), code);
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

socket::socket(int family, int type, int proto, std::error_code& code) noexcept {
    const native_handle handle = detail::open_socket(family, type, proto, code);
    if (!code) *this = own(handle, family, type, proto, code);
}

socket::socket(int family, int type, int proto) {
    std::error_code code;
    *this = socket(family, type, proto, code);
    if (code) raise(code, "socket");
}

socket socket::adopt(native_handle handle, int family, int type, int proto, timeout_value timeout,
                     std::error_code& code) noexcept {
    code = detail::check_timeout(timeout);
    if (!code) detail::set_blocking(handle, !timeout, code);
    if (code) return {};
    return {handle, family, type, proto, timeout};
}

socket socket::adopt(native_handle handle, int family, int type, int proto, timeout_value timeout) {
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
    handle_ = other.release();
    return *this;
}

socket::~socket() {
    std::error_code ignored;
    close(ignored);
}

native_handle socket::release() noexcept {
    return handle_.exchange(no_handle);
}

void socket::close(std::error_code& code) noexcept {
    code.clear();
    const native_handle handle = release();
    if (handle != no_handle) detail::close_handle(handle, code);
}

socket socket::dup(std::error_code& code) const noexcept {
    const native_handle handle = detail::duplicate(handle_.load(), code);
    if (code) return {};
    return {handle, family_, type_, proto_, gettimeout()};
}

void socket::bind(const address& local, std::error_code& code) {
    const native_handle handle = handle_.load();
    code = handle == no_handle ? detail::closed_error() : std::error_code{};
    if (code) return;
    const detail::native_address to = detail::to_native(family_, local, code);
    if (!code) detail::bind_to(handle, to, code);
}

void socket::listen(std::int64_t backlog, std::error_code& code) noexcept {
    const bool fits =
        backlog >= std::numeric_limits<int>::min() && backlog <= std::numeric_limits<int>::max();
    if (!fits) {
        code = make_error_code(condition::overflow);
        return;
    }
    const auto length = static_cast<int>(std::max<std::int64_t>(backlog, 0));
    detail::listen_on(handle_.load(), length, code);
}

void socket::shutdown(int how, std::error_code& code) noexcept {
    detail::shut_down(handle_.load(), how, code);
}

address socket::getpeername(std::error_code& code) const {
    const detail::native_address name = detail::peer_name(handle_.load(), code);
    return detail::from_native(name.get(), name.length);
}

address socket::getsockname(std::error_code& code) const {
    const detail::native_address name = detail::local_name(handle_.load(), code);
    return detail::from_native(name.get(), name.length);
}

int socket::getsockopt(int level, int name, std::error_code& code) const noexcept {
    std::array<std::byte, sizeof(int)> octets{};
    const std::size_t size = detail::get_option(handle_.load(), level, name, octets, code);
    return detail::option_number(std::span(octets).first(size));
}

std::vector<std::byte> socket::getsockopt(int level, int name, std::int64_t length,
                                          std::error_code& code) const {
    if (length < 1 || length > 1024) {
        code = make_error_code(condition::option_length);
        return {};
    }
    std::vector<std::byte> octets(static_cast<std::size_t>(length));
    octets.resize(detail::get_option(handle_.load(), level, name, octets, code));
    return octets;
}

void socket::setsockopt(int level, int name, std::int64_t value, std::error_code& code) noexcept {
    const auto number = static_cast<std::int32_t>(value);
    if (number != value) {
        code = make_error_code(condition::overflow);
        return;
    }
    setsockopt(level, name, std::as_bytes(std::span(&number, 1)), code);
}

void socket::setsockopt(int level, int name, std::span<const std::byte> value,
                        std::error_code& code) noexcept {
    detail::set_option(handle_.load(), level, name, value, code);
}

void socket::settimeout(timeout_value timeout, std::error_code& code) noexcept {
    code = detail::check_timeout(timeout);
    if (!code) detail::set_blocking(handle_.load(), !timeout, code);
    if (!code) timeout_ = timeout.value_or(-1.0);
}

timeout_value socket::gettimeout() const noexcept {
    const double seconds = timeout_.load();
    return seconds < 0 ? timeout_value{} : timeout_value{seconds};
}

void socket::setblocking(bool blocking, std::error_code& code) noexcept {
    settimeout(blocking ? timeout_value{} : timeout_value{0.0}, code);
}

std::pair<socket, socket> socketpair(int family, int type, int proto, std::error_code& code) {
    const detail::handle_pair made = detail::open_pair(family, type, proto, code);
    if (code) return {};
    socket first = own(made.first, family, type, proto, code);
    std::error_code second_code;
    socket second = own(made.second, family, type, proto, second_code);
    if (!code) code = second_code;
    if (code) return {};
    return {std::move(first), std::move(second)};
}

socket fromfd(native_handle handle, int family, int type, int proto, std::error_code& code) {
    const timeout_value timeout = initial_timeout(type);
    const native_handle copy = detail::duplicate(handle, code);
    if (code) return {};
    socket result(copy, family, type, proto, timeout);
    // Without a timeout the mode stays as it is: the handle is assumed to be in blocking mode.
    if (timeout) detail::set_blocking(copy, false, code);
    return code ? socket() : std::move(result);
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

void socket::shutdown(int how) {
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

int socket::getsockopt(int level, int name) const {
    std::error_code code;
    const int result = getsockopt(level, name, code);
    if (code) raise(code, "getsockopt");
    return result;
}

std::vector<std::byte> socket::getsockopt(int level, int name, std::int64_t length) const {
    std::error_code code;
    std::vector<std::byte> result = getsockopt(level, name, length, code);
    if (code) raise(code, "getsockopt");
    return result;
}

void socket::setsockopt(int level, int name, std::int64_t value) {
    std::error_code code;
    setsockopt(level, name, value, code);
    if (code) raise(code, "setsockopt");
}

void socket::setsockopt(int level, int name, std::span<const std::byte> value) {
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
    return socketpair(static_cast<int>(constant("AF_UNIX").value_or(af_inet)));
}

std::pair<socket, socket> socketpair(int family, int type, int proto) {
    std::error_code code;
    std::pair<socket, socket> result = socketpair(family, type, proto, code);
    if (code) raise(code, "socketpair");
    return result;
}

socket fromfd(native_handle handle, int family, int type, int proto) {
    std::error_code code;
    socket result = fromfd(handle, family, type, proto, code);
    if (code) raise(code, "fromfd");
    return result;
}

} // namespace refsock
