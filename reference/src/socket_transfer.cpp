// The methods that receive and send.
#include "integers.hpp"
#include "refsock/error.hpp"
#include "refsock/socket.hpp"
#include "waiting.hpp"

#include <algorithm>
#include <limits>
#include <memory>
#include <new>

namespace refsock {
namespace {

using detail::deadline;
using detail::direction;

/// Memory to receive into, of which only what was received is copied: a caller may ask for far more
/// than ever comes, and pages that nobody writes to cost nothing.
class receive_buffer {
public:
    receive_buffer(std::int64_t size, std::error_code& code) noexcept {
        code.clear();
        if (size < 0) {
            code = make_error_code(condition::value);
        } else if (size > std::numeric_limits<std::ptrdiff_t>::max()) {
            code = detail::memory_error();
        } else {
            allocate(static_cast<std::size_t>(size), code);
        }
    }

    std::span<std::byte> octets() const noexcept { return {memory_.get(), size_}; }
    std::vector<std::byte> first(std::size_t size) const {
        return {memory_.get(), memory_.get() + size};
    }

private:
    void allocate(std::size_t size, std::error_code& code) noexcept {
        memory_.reset(new (std::nothrow) std::byte[size]);
        if (memory_ == nullptr)
            code = detail::memory_error();
        else
            size_ = size;
    }

    std::unique_ptr<std::byte[]> memory_;
    std::size_t size_ = 0;
};

/// The flags of a call on `handle`, which must be open.
int flags_of(native_handle handle, std::int64_t flags, std::error_code& code) noexcept {
    code = detail::check_open(handle);
    return code ? 0 : detail::to_int(flags, code);
}

} // namespace

std::size_t socket::recv_into(std::span<std::byte> buffer, std::int64_t flags,
                              std::error_code& code) {
    const int native_flags = flags_of(handle_.load(), flags, code);
    if (code) return 0;
    const auto call = [&](native_handle handle, std::error_code& failure) {
        return detail::receive(handle, buffer, native_flags, nullptr, failure);
    };
    const deadline limit(gettimeout());
    // With MSG_TRUNC Linux tells the whole length of a datagram that did not fit.
    return std::min(detail::call_within(handle_, direction::read, limit, code, call),
                    buffer.size());
}

received_into socket::recvfrom_into(std::span<std::byte> buffer, std::int64_t flags,
                                    std::error_code& code) {
    const int native_flags = flags_of(handle_.load(), flags, code);
    if (code) return {};
    detail::native_address from;
    const auto call = [&](native_handle handle, std::error_code& failure) {
        return detail::receive(handle, buffer, native_flags, &from, failure);
    };
    const deadline limit(gettimeout());
    const std::size_t size = detail::call_within(handle_, direction::read, limit, code, call);
    if (code) return {};
    return {std::min(size, buffer.size()), detail::from_native(from.get(), from.length)};
}

std::vector<std::byte> socket::recv(std::int64_t size, std::int64_t flags, std::error_code& code) {
    flags_of(handle_.load(), flags, code);
    if (code) return {};
    const receive_buffer buffer(size, code);
    if (code) return {};
    return buffer.first(recv_into(buffer.octets(), flags, code));
}

received_from socket::recvfrom(std::int64_t size, std::int64_t flags, std::error_code& code) {
    flags_of(handle_.load(), flags, code);
    if (code) return {};
    const receive_buffer buffer(size, code);
    if (code) return {};
    received_into received = recvfrom_into(buffer.octets(), flags, code);
    return {buffer.first(received.size), std::move(received.address)};
}

std::size_t socket::send(std::span<const std::byte> data, std::int64_t flags,
                         std::error_code& code) {
    const int native_flags = flags_of(handle_.load(), flags, code);
    if (code) return 0;
    const auto call = [&](native_handle handle, std::error_code& failure) {
        return detail::transmit(handle, data, native_flags, nullptr, failure);
    };
    return detail::call_within(handle_, direction::write, deadline(gettimeout()), code, call);
}

void socket::sendall(std::span<const std::byte> data, std::int64_t flags, std::error_code& code) {
    const int native_flags = flags_of(handle_.load(), flags, code);
    if (code) return;
    const auto call = [&](native_handle handle, std::error_code& failure) {
        return detail::transmit(handle, data, native_flags, nullptr, failure);
    };
    const deadline limit(gettimeout());
    for (;;) {
        const std::size_t sent = detail::call_within(handle_, direction::write, limit, code, call);
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
                           std::error_code& code) {
    const int native_flags = flags_of(handle_.load(), flags, code);
    if (code) return 0;
    const detail::native_address remote = detail::to_native(family_, to, code);
    if (code) return 0;
    const auto call = [&](native_handle handle, std::error_code& failure) {
        return detail::transmit(handle, data, native_flags, &remote, failure);
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
