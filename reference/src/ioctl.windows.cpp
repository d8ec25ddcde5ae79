#include "native.hpp"
#include "socket_backend.hpp"

namespace refsock::detail {

ioctl_form form_of_ioctl(std::uint32_t control) noexcept {
    switch (control) {
    case SIO_RCVALL:
    case SIO_LOOPBACK_FAST_PATH:
        return ioctl_form::number;
    case SIO_KEEPALIVE_VALS:
        return ioctl_form::keepalive;
    default:
        return ioctl_form::unknown;
    }
}

// The numbers lie as in struct tcp_keepalive.
std::uint32_t io_control(native_handle handle, std::uint32_t control,
                         std::span<const std::uint32_t> numbers, std::error_code& code) noexcept {
    static_assert(sizeof(tcp_keepalive) == 3 * sizeof(std::uint32_t));
    DWORD answered = 0;
    // WSAIoctl takes what it only reads by a pointer to what may change.
    auto* const input = const_cast<std::uint32_t*>(numbers.data());
    const int result = ::WSAIoctl(static_cast<SOCKET>(handle), control, input,
                                  static_cast<DWORD>(numbers.size_bytes()), nullptr, 0, &answered,
                                  nullptr, nullptr);
    code = result == SOCKET_ERROR ? last_error() : std::error_code{};
    return code ? 0 : static_cast<std::uint32_t>(answered);
}

} // namespace refsock::detail
