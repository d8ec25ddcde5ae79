#include "native.hpp"
#include "socket_backend.hpp"

namespace refsock::detail {

// No control is refused by its number: all of them fail alike.
ioctl_form form_of_ioctl(std::uint32_t) noexcept {
    return ioctl_form::any;
}

std::uint32_t io_control(native_handle, std::uint32_t, std::span<const std::uint32_t>,
                         std::error_code& code) noexcept {
    code = native_error(EOPNOTSUPP);
    return 0;
}

} // namespace refsock::detail
