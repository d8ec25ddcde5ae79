#include "native.hpp"
#include "refsock/error.hpp"
#include "socket_backend.hpp"

#include <algorithm>
#include <limits>

namespace refsock::detail {
namespace {

SOCKET descriptor(native_handle handle) noexcept {
    return static_cast<SOCKET>(handle);
}

/// Winsock's own answer for a closed handle would be ENOTSOCK.
bool is_open(native_handle handle, std::error_code& code) noexcept {
    code = handle == no_handle ? closed_error() : std::error_code{};
    return !code;
}

/// Sets `code` by the result of a native call that fails with SOCKET_ERROR.
bool succeeded(int result, std::error_code& code) noexcept {
    code = result == SOCKET_ERROR ? last_error() : std::error_code{};
    return result != SOCKET_ERROR;
}

/// Makes a new handle one that child processes do not inherit, where the call that made it could
/// not. A process that another thread starts in between inherits it.
native_handle not_inherited(SOCKET made, std::error_code& code) noexcept {
    if (made == INVALID_SOCKET) {
        code = last_error();
        return no_handle;
    }
    code.clear();
    ::SetHandleInformation(reinterpret_cast<HANDLE>(made), HANDLE_FLAG_INHERIT, 0);
    return static_cast<native_handle>(made);
}

/// A socket of the numbers, or of `info` if it is not null. Systems older than Windows 7 with its
/// first service pack refuse the flag as invalid.
native_handle make_socket(int family, int type, int proto, WSAPROTOCOL_INFOW* info,
                          std::error_code& code) noexcept {
    start_sockets();
    const SOCKET made = ::WSASocketW(family, type, proto, info, 0,
                                     WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
    if (made != INVALID_SOCKET || ::WSAGetLastError() != WSAEINVAL) {
        code = made == INVALID_SOCKET ? last_error() : std::error_code{};
        return made == INVALID_SOCKET ? no_handle : static_cast<native_handle>(made);
    }
    return not_inherited(::WSASocketW(family, type, proto, info, 0, WSA_FLAG_OVERLAPPED), code);
}

/// Winsock counts octets with an int.
int length_of(std::size_t size) noexcept {
    return static_cast<int>(std::min<std::size_t>(size, std::numeric_limits<int>::max()));
}

using name_call = int WSAAPI(SOCKET, sockaddr*, int*);

native_address name_by(name_call* call, native_handle handle, std::error_code& code) noexcept {
    if (!is_open(handle, code)) return {};
    native_address name;
    name.length = sizeof name.storage;
    if (!succeeded(call(descriptor(handle), name.get(), &name.length), code)) return {};
    return name;
}

/// One select, with `event` beside the socket if it is not no_handle. WSAPoll is not used: before
/// Windows 10 version 2004 it does not tell that a connection failed. `count` is that of select.
struct selected {
    int count = 0;
    bool woken = false;
};
selected select_once(SOCKET handle, direction way, const deadline& limit,
                     native_handle event) noexcept {
    fd_set wanted{1, {handle}};
    // A connection that failed is told here.
    fd_set failed{1, {handle}};
    fd_set to_read{0, {}};
    if (way == direction::read) FD_SET(handle, &to_read);
    if (event != no_handle) FD_SET(descriptor(event), &to_read);
    const int left = limit.milliseconds();
    timeval time{left / 1000, left % 1000 * 1000};
    fd_set* const to_write = way == direction::read ? nullptr : &wanted;
    fd_set* const to_fail = way == direction::connect ? &failed : nullptr;
    fd_set* const reading = to_read.fd_count == 0 ? nullptr : &to_read;
    const int count = ::select(0, reading, to_write, to_fail, left < 0 ? nullptr : &time);
    const bool woken = count > 0 && event != no_handle && FD_ISSET(descriptor(event), &to_read);
    return {count, woken};
}

} // namespace

std::error_code closed_error() noexcept {
    return native_error(WSAEBADF);
}
std::error_code memory_error() noexcept {
    return native_error(WSA_NOT_ENOUGH_MEMORY);
}
bool is_lack(const std::error_code& code) noexcept {
    return code == native_error(WSAEMFILE) || code == native_error(WSAENOBUFS) ||
           code == native_error(WSA_NOT_ENOUGH_MEMORY);
}
std::error_code would_block_error() noexcept {
    return native_error(WSAEWOULDBLOCK);
}

bool is_would_block(const std::error_code& code) noexcept {
    return code == native_error(WSAEWOULDBLOCK);
}

// WSAEINTR is no signal's doing: somebody ended the call for good.
bool is_interrupted(const std::error_code&) noexcept {
    return false;
}

// Calls that are in the system when their socket is closed are cancelled.
bool is_end_by_close(const std::error_code& code) noexcept {
    return code == native_error(WSA_OPERATION_ABORTED) || code == native_error(WSAEINTR) ||
           code == native_error(WSAENOTSOCK);
}

bool fits_handle(native_handle) noexcept {
    return true;
}

int plain_type(int type) noexcept {
    return type;
}
bool asks_non_blocking(int) noexcept {
    return false;
}

native_handle open_socket(int family, int type, int proto, std::error_code& code) noexcept {
    return make_socket(family, type, proto, nullptr, code);
}

native_handle duplicate(native_handle handle, std::error_code& code) noexcept {
    if (!is_open(handle, code)) return no_handle;
    start_sockets();
    WSAPROTOCOL_INFOW info{};
    const int result = ::WSADuplicateSocketW(descriptor(handle), ::GetCurrentProcessId(), &info);
    if (!succeeded(result, code)) return no_handle;
    return make_socket(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, &info, code);
}

void suppress_sigpipe(native_handle) noexcept {}

void close_handle(native_handle handle, std::error_code& code) noexcept {
    if (is_open(handle, code)) succeeded(::closesocket(descriptor(handle)), code);
}

// A handle has nothing that could take its place, so the calls are ended, as closesocket would end
// them. One that is only about to reach the system is not there yet to be cancelled: hence again
// and again, and after a second its own last call closes the handle.
void vacate_handle(native_handle handle, const held_handle& users) noexcept {
    const deadline patience(1.0);
    while (users.has_other_calls() && !patience.passed()) {
        ::CancelIoEx(reinterpret_cast<HANDLE>(handle), nullptr);
        patience.pause();
    }
    if (users.has_other_calls()) ::shutdown(descriptor(handle), SD_BOTH);
}

void set_blocking(native_handle handle, bool blocking, std::error_code& code) noexcept {
    u_long non_blocking = blocking ? 0 : 1;
    if (!is_open(handle, code)) return;
    start_sockets();
    succeeded(::ioctlsocket(descriptor(handle), FIONBIO, &non_blocking), code);
}

wait_end wait_ready(native_handle handle, direction way, const deadline& limit,
                    native_handle event) noexcept {
    if (handle == no_handle) return {wait_end::failed, closed_error()};
    for (;;) {
        const selected found = select_once(descriptor(handle), way, limit, event);
        if (found.count > 0) return {found.woken ? wait_end::woken : wait_end::ready, {}};
        if (found.count == SOCKET_ERROR) return {wait_end::failed, last_error()};
        if (limit.passed()) return {wait_end::late, {}};
    }
}

// No signal interrupts a call here, so that nobody has to know what is left of it.
std::optional<double> system_time_limit(native_handle, direction) noexcept {
    return std::nullopt;
}

native_handle accept_connection(native_handle handle, native_address& from,
                                std::error_code& code) noexcept {
    if (!is_open(handle, code)) return no_handle;
    from.length = sizeof from.storage;
    return not_inherited(::accept(descriptor(handle), from.get(), &from.length), code);
}

void bind_to(native_handle handle, const native_address& local, std::error_code& code) noexcept {
    if (is_open(handle, code))
        succeeded(::bind(descriptor(handle), local.get(), local.length), code);
}

void listen_on(native_handle handle, int backlog, std::error_code& code) noexcept {
    if (is_open(handle, code)) succeeded(::listen(descriptor(handle), backlog), code);
}

void shut_down(native_handle handle, int how, std::error_code& code) noexcept {
    if (is_open(handle, code)) succeeded(::shutdown(descriptor(handle), how), code);
}

connect_progress begin_connect(native_handle handle, const native_address& remote,
                               std::error_code& code) noexcept {
    if (!is_open(handle, code)) return connect_progress::failed;
    const int result = ::connect(descriptor(handle), remote.get(), remote.length);
    if (succeeded(result, code)) return connect_progress::done;
    if (!is_would_block(code)) return connect_progress::failed;
    // The number is that of a call that would block, but here the connection goes on being made.
    code = {WSAEWOULDBLOCK, pending_category()};
    return connect_progress::pending;
}

std::error_code late_connect_error() noexcept {
    return native_error(WSAETIMEDOUT);
}

std::error_code take_error(native_handle handle) noexcept {
    int number = 0;
    int length = sizeof number;
    const int result = ::getsockopt(descriptor(handle), SOL_SOCKET, SO_ERROR,
                                    reinterpret_cast<char*>(&number), &length);
    if (result == SOCKET_ERROR) return last_error();
    return number == 0 ? std::error_code{} : native_error(number);
}

std::size_t receive(native_handle handle, std::span<std::byte> buffer, int flags, call_mode,
                    native_address* from, std::error_code& code) noexcept {
    if (!is_open(handle, code)) return 0;
    auto* const data = reinterpret_cast<char*>(buffer.data());
    const int size = length_of(buffer.size());
    int length = sizeof(sockaddr_storage);
    const int count = from == nullptr
                          ? ::recv(descriptor(handle), data, size, flags)
                          : ::recvfrom(descriptor(handle), data, size, flags, from->get(), &length);
    if (!succeeded(count, code)) return 0;
    // On a stream the address stays as it was.
    if (from != nullptr) from->length = from->get()->sa_family == AF_UNSPEC ? 0 : length;
    return static_cast<std::size_t>(count);
}

// WSAESHUTDOWN tells that in every mode.
bool is_at_end(native_handle) noexcept {
    return false;
}

std::size_t transmit(native_handle handle, std::span<const std::byte> data, int flags, call_mode,
                     const native_address* to, std::error_code& code) noexcept {
    if (!is_open(handle, code)) return 0;
    const auto* const octets = reinterpret_cast<const char*>(data.data());
    const int size = length_of(data.size());
    const int count =
        to == nullptr ? ::send(descriptor(handle), octets, size, flags)
                      : ::sendto(descriptor(handle), octets, size, flags, to->get(), to->length);
    return succeeded(count, code) ? static_cast<std::size_t>(count) : 0;
}

native_address local_name(native_handle handle, std::error_code& code) noexcept {
    return name_by(::getsockname, handle, code);
}

native_address peer_name(native_handle handle, std::error_code& code) noexcept {
    return name_by(::getpeername, handle, code);
}

std::size_t get_option(native_handle handle, int level, int name, std::span<std::byte> value,
                       std::error_code& code) noexcept {
    if (!is_open(handle, code)) return 0;
    int length = length_of(value.size());
    auto* const octets = reinterpret_cast<char*>(value.data());
    const int result = ::getsockopt(descriptor(handle), level, name, octets, &length);
    return succeeded(result, code) ? static_cast<std::size_t>(length) : 0;
}

void set_option(native_handle handle, int level, int name, std::span<const std::byte> value,
                std::error_code& code) noexcept {
    if (!is_open(handle, code)) return;
    const auto* const octets = reinterpret_cast<const char*>(value.data());
    succeeded(::setsockopt(descriptor(handle), level, name, octets, length_of(value.size())), code);
}

} // namespace refsock::detail
