// Windows has no socketpair: the two ends meet over loopback, and make sure that they did.
#include "native.hpp"
#include "refsock/error.hpp"
#include "socket_backend.hpp"
#include "unix_address.windows.hpp"

#include <array>
#include <cstring>
#include <utility>

namespace refsock::detail {
namespace {

/// Closes a handle that nobody took.
class handle_owner {
public:
    explicit handle_owner(native_handle handle = no_handle) noexcept : handle_(handle) {}
    handle_owner(handle_owner&& other) noexcept : handle_(other.release()) {}
    handle_owner& operator=(handle_owner&&) = delete;
    ~handle_owner() {
        std::error_code ignored;
        if (handle_ != no_handle) close_handle(handle_, ignored);
    }

    native_handle get() const noexcept { return handle_; }
    native_handle release() noexcept { return std::exchange(handle_, no_handle); }

private:
    native_handle handle_;
};

/// How long the system may take to hand over a connection that is already made.
constexpr double patience = 10.0;

bool same_name(const native_address& a, const native_address& b) noexcept {
    return a.length == b.length &&
           std::memcmp(&a.storage, &b.storage, static_cast<std::size_t>(a.length)) == 0;
}

/// Whether the name of one end is the peer of the other, and the other way round.
bool are_peers(native_handle one, native_handle other) noexcept {
    std::array<std::error_code, 4> codes;
    const native_address one_local = local_name(one, codes[0]);
    const native_address other_local = local_name(other, codes[1]);
    const native_address one_peer = peer_name(one, codes[2]);
    const native_address other_peer = peer_name(other, codes[3]);
    for (const std::error_code& code : codes)
        if (code) return false;
    return same_name(one_local, other_peer) && same_name(other_local, one_peer);
}

/// A client of AF_UNIX has no name; the system tells its process.
bool is_of_this_process(native_handle handle) noexcept {
    ULONG process = 0;
    DWORD size = 0;
    const int result = ::WSAIoctl(static_cast<SOCKET>(handle), get_peer_process, nullptr, 0,
                                  &process, sizeof process, &size, nullptr, nullptr);
    return result == 0 && process == ::GetCurrentProcessId();
}

/// The loopback address of a family, with port 0.
native_address loopback(int family) noexcept {
    if (family == AF_INET6) {
        sockaddr_in6 to{};
        to.sin6_family = AF_INET6;
        to.sin6_addr.s6_addr[15] = 1;
        return store(to);
    }
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return store(to);
}

/// The address of a file that does not exist yet, in the user's own folder; removed when this ends.
class temporary_address {
public:
    explicit temporary_address(std::error_code& code) noexcept {
        std::array<wchar_t, MAX_PATH + 1> folder{};
        std::array<wchar_t, MAX_PATH + 1> file{};
        const bool made = ::GetTempPathW(static_cast<DWORD>(folder.size()), folder.data()) != 0 &&
                          ::GetTempFileNameW(folder.data(), L"ref", 0, file.data()) != 0;
        code = made ? std::error_code{} : native_error(static_cast<int>(::GetLastError()));
        // bind makes the file itself.
        if (made) ::DeleteFileW(file.data());
        name_.sun_family = AF_UNIX;
        const int size = ::WideCharToMultiByte(CP_UTF8, 0, file.data(), -1, name_.sun_path,
                                               sizeof name_.sun_path, nullptr, nullptr);
        if (made && size == 0) code = make_error_code(condition::path_too_long);
        file_ = file;
    }
    ~temporary_address() { ::DeleteFileW(file_.data()); }
    temporary_address(const temporary_address&) = delete;
    temporary_address& operator=(const temporary_address&) = delete;

    native_address name() const noexcept { return store(name_); }

private:
    windows_sockaddr_un name_{};
    std::array<wchar_t, MAX_PATH + 1> file_{};
};

/// A socket bound to `local`, whose address no other socket can take over.
handle_owner bound(int type, int proto, const native_address& local,
                   std::error_code& code) noexcept {
    const int family = local.get()->sa_family;
    handle_owner made(open_socket(family, type, proto, code));
    if (code) return made;
    const int on = 1;
    std::error_code ignored;
    if (family != AF_UNIX)
        set_option(made.get(), SOL_SOCKET, SO_EXCLUSIVEADDRUSE, std::as_bytes(std::span(&on, 1)),
                   ignored);
    bind_to(made.get(), local, code);
    return made;
}

/// Accepts until the connection is that of `client`. Strangers, who may be quicker, are refused.
handle_owner accept_own(native_handle listener, native_handle client, bool by_process,
                        std::error_code& code) noexcept {
    const deadline limit(patience);
    for (;;) {
        const wait_end end = wait_ready(listener, direction::read, limit);
        code = end.how == wait_end::late ? make_error_code(condition::timed_out) : end.code;
        if (code) return handle_owner();
        native_address from;
        handle_owner made(accept_connection(listener, from, code));
        if (is_would_block(code)) continue;
        if (code) return made;
        if (by_process ? is_of_this_process(made.get()) : are_peers(client, made.get()))
            return made;
    }
}

handle_pair stream_pair(int type, int proto, const native_address& local,
                        std::error_code& code) noexcept {
    const bool by_process = local.get()->sa_family == AF_UNIX;
    const handle_owner listener = bound(type, proto, local, code);
    if (!code) listen_on(listener.get(), SOMAXCONN, code);
    native_address place = local;
    if (!code && !by_process) place = local_name(listener.get(), code);
    if (code) return {};
    handle_owner client(open_socket(local.get()->sa_family, type, proto, code));
    if (!code) begin_connect(client.get(), place, code);
    if (!code) set_blocking(listener.get(), false, code);
    if (code) return {};
    handle_owner server = accept_own(listener.get(), client.get(), by_process, code);
    if (code) return {};
    return {client.release(), server.release()};
}

/// Throws away what strangers sent before the socket had its peer: from then on the system lets
/// nothing else in, and the peer has sent nothing yet.
void drain(native_handle handle, std::error_code& code) noexcept {
    set_blocking(handle, false, code);
    std::array<std::byte, 1> octet;
    std::error_code end;
    // A datagram that does not fit is discarded too.
    while (!code && !is_would_block(end))
        receive(handle, octet, 0, call_mode::at_once, nullptr, end);
}

handle_pair datagram_pair(int type, int proto, const native_address& local,
                          std::error_code& code) noexcept {
    handle_owner first = bound(type, proto, local, code);
    if (code) return {};
    handle_owner second = bound(type, proto, local, code);
    if (code) return {};
    const native_address first_name = local_name(first.get(), code);
    if (!code) begin_connect(second.get(), first_name, code);
    const native_address second_name = code ? native_address{} : local_name(second.get(), code);
    if (!code) begin_connect(first.get(), second_name, code);
    if (!code && !are_peers(first.get(), second.get())) code = native_error(WSAECONNABORTED);
    if (!code) drain(first.get(), code);
    if (!code) drain(second.get(), code);
    if (code) return {};
    return {first.release(), second.release()};
}

handle_pair unix_pair(int type, int proto, std::error_code& code) noexcept {
    const temporary_address place(code);
    return code ? handle_pair{} : stream_pair(type, proto, place.name(), code);
}

} // namespace

handle_pair open_pair(int family, int type, int proto, std::error_code& code) noexcept {
    // The system says itself what is wrong with the numbers.
    const handle_owner probe(open_socket(family, type, proto, code));
    if (code) return {};
    if (family == AF_UNIX && type == SOCK_STREAM) return unix_pair(type, proto, code);
    const bool inet = family == AF_INET || family == AF_INET6;
    if (inet && type == SOCK_STREAM) return stream_pair(type, proto, loopback(family), code);
    if (inet && type == SOCK_DGRAM) return datagram_pair(type, proto, loopback(family), code);
    code = native_error(WSAEOPNOTSUPP);
    return {};
}

} // namespace refsock::detail
