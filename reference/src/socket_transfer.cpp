// The methods that receive and send.
#include "hold.hpp"
#include "integers.hpp"
#include "memory.hpp"
#include "receive_buffer.hpp"
#include "refsock/error.hpp"
#include "refsock/socket.hpp"
#include "waiting.hpp"

#include <algorithm>

namespace refsock {
namespace {

using detail::deadline;
using detail::direction;
using detail::receive_buffer;

/// What a receive is for.
struct arrival {
    std::span<std::byte> buffer;
    int flags = 0;
    detail::native_address* from = nullptr; ///< where the sender's address is wanted
    bool is_stream = false;
};

/// One receive, at the end of which a datagram socket is that is shut down for reading: the system
/// tells so only to a call that blocks.
std::size_t receive_or_end(native_handle handle, const arrival& to, detail::call_mode mode,
                           std::error_code& code) noexcept {
    std::size_t size = detail::receive(handle, to.buffer, to.flags, mode, to.from, code);
    if (to.is_stream || !detail::is_would_block(code) || !detail::is_at_end(handle)) return size;
    // What came between the two is not lost.
    size = detail::receive(handle, to.buffer, to.flags, mode, to.from, code);
    if (!detail::is_would_block(code)) return size;
    code.clear();
    return 0;
}

/// Receives within the timeout. The number is cut to the buffer: with MSG_TRUNC Linux tells the
/// whole length of a datagram that did not fit.
std::size_t receive_within(detail::held_handle& handle, timeout_value timeout, const arrival& to,
                           std::error_code& code) {
    const auto call = [&](native_handle number, detail::call_mode mode, std::error_code& failure) {
        return receive_or_end(number, to, mode, failure);
    };
    const deadline limit(timeout);
    const std::size_t size = detail::call_within(handle, direction::read, limit, code, call);
    return std::min(size, to.buffer.size());
}

/// The flags of a call on `handle`, which must be open.
int flags_of(native_handle handle, std::int64_t flags, std::error_code& code) noexcept {
    code = detail::check_open(handle);
    return code ? 0 : detail::to_int(flags, code);
}

} // namespace

std::size_t socket::recv_into(std::span<std::byte> buffer, std::int64_t flags,
                              std::error_code& code) noexcept {
    const int native_flags = flags_of(handle_.number(), flags, code);
    if (code) return 0;
    const arrival to{buffer, native_flags, nullptr, type_ == sock_stream};
    return receive_within(handle_, gettimeout(), to, code);
}

received_into socket::recvfrom_into(std::span<std::byte> buffer, std::int64_t flags,
                                    std::error_code& code) noexcept {
    const int native_flags = flags_of(handle_.number(), flags, code);
    if (code) return {};
    return detail::guarded(code, [&]() -> received_into {
        // Before anything is received, which a lack of memory would lose.
        std::string room = detail::room_for(family_);
        detail::native_address from;
        const arrival to{buffer, native_flags, &from, type_ == sock_stream};
        const std::size_t size = receive_within(handle_, gettimeout(), to, code);
        if (code) return {};
        return {size, detail::from_native(from.get(), from.length, std::move(room))};
    });
}

std::vector<std::byte> socket::recv(std::int64_t size, std::int64_t flags,
                                    std::error_code& code) noexcept {
    flags_of(handle_.number(), flags, code);
    if (code) return {};
    receive_buffer buffer(size, code);
    if (code) return {};
    const std::size_t received = recv_into(buffer.octets(), flags, code);
    return code ? std::vector<std::byte>() : buffer.take(received);
}

received_from socket::recvfrom(std::int64_t size, std::int64_t flags,
                               std::error_code& code) noexcept {
    flags_of(handle_.number(), flags, code);
    if (code) return {};
    receive_buffer buffer(size, code);
    if (code) return {};
    received_into received = recvfrom_into(buffer.octets(), flags, code);
    if (code) return {};
    return {buffer.take(received.size), std::move(received.address)};
}

std::size_t socket::send(std::span<const std::byte> data, std::int64_t flags,
                         std::error_code& code) noexcept {
    const int native_flags = flags_of(handle_.number(), flags, code);
    if (code) return 0;
    const auto call = [&](native_handle handle, detail::call_mode mode, std::error_code& failure) {
        return detail::transmit(handle, data, native_flags, mode, nullptr, failure);
    };
    return detail::call_within(handle_, direction::write, deadline(gettimeout()), code, call);
}

void socket::sendall(std::span<const std::byte> data, std::int64_t flags,
                     std::error_code& code) noexcept {
    const int native_flags = flags_of(handle_.number(), flags, code);
    if (code) return;
    const auto call = [&](native_handle handle, detail::call_mode mode, std::error_code& failure) {
        return detail::transmit(handle, data, native_flags, mode, nullptr, failure);
    };
    const deadline limit(gettimeout());
    for (;;) {
        // A limit of the system (SO_SNDTIMEO) is one of each part, as it is one of each send.
        const deadline part = limit.is_set() ? limit : deadline(std::nullopt);
        const std::size_t sent = detail::call_within(handle_, direction::write, part, code, call);
        if (code || sent == data.size()) return;
        data = data.subspan(sent);
        // A peer that reads slowly may leave room each time: the budget ends that too.
        if (limit.waits() && limit.passed()) {
            code = make_error_code(condition::timed_out);
            return;
        }
    }
}

std::size_t socket::sendto(std::span<const std::byte> data, std::int64_t flags, const address& to,
                           std::error_code& code) noexcept {
    const int native_flags = flags_of(handle_.number(), flags, code);
    if (code) return 0;
    const detail::native_address remote = detail::to_native(family_, to, code);
    if (code) return 0;
    const auto call = [&](native_handle handle, detail::call_mode mode, std::error_code& failure) {
        return detail::transmit(handle, data, native_flags, mode, &remote, failure);
    };
    return detail::call_within(handle_, direction::write, deadline(gettimeout()), code, call);
}

// The forms that throw.

std::vector<std::byte> socket::recv(std::int64_t size, std::int64_t flags) {
    std::error_code code;
    std::vector<std::byte> result = recv(size, flags, code);
    if (code) raise(code, "recv");
    return result;
}

received_from socket::recvfrom(std::int64_t size, std::int64_t flags) {
    std::error_code code;
    received_from result = recvfrom(size, flags, code);
    if (code) raise(code, "recvfrom");
    return result;
}

std::size_t socket::recv_into(std::span<std::byte> buffer, std::int64_t flags) {
    std::error_code code;
    const std::size_t result = recv_into(buffer, flags, code);
    if (code) raise(code, "recv_into");
    return result;
}

received_into socket::recvfrom_into(std::span<std::byte> buffer, std::int64_t flags) {
    std::error_code code;
    received_into result = recvfrom_into(buffer, flags, code);
    if (code) raise(code, "recvfrom_into");
    return result;
}

std::size_t socket::send(std::span<const std::byte> data, std::int64_t flags) {
    std::error_code code;
    const std::size_t result = send(data, flags, code);
    if (code) raise(code, "send");
    return result;
}

void socket::sendall(std::span<const std::byte> data, std::int64_t flags) {
    std::error_code code;
    sendall(data, flags, code);
    if (code) raise(code, "sendall");
}

std::size_t socket::sendto(std::span<const std::byte> data, std::int64_t flags, const address& to) {
    std::error_code code;
    const std::size_t result = sendto(data, flags, to, code);
    if (code) raise(code, "sendto");
    return result;
}

std::size_t socket::sendto(std::span<const std::byte> data, const address& to) {
    return sendto(data, 0, to);
}

} // namespace refsock
