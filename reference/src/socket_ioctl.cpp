// The method ioctl.
#include "hold.hpp"
#include "refsock/error.hpp"
#include "refsock/socket.hpp"
#include "socket_backend.hpp"

#include <array>
#include <limits>

namespace refsock {
namespace {

using detail::ioctl_form;

bool fits(std::int64_t number) noexcept {
    return number >= 0 && number <= std::numeric_limits<std::uint32_t>::max();
}

/// What is wrong with the control for an option of the form `given`.
std::error_code check_control(std::int64_t control, ioctl_form given) noexcept {
    if (!fits(control)) return make_error_code(condition::overflow);
    const ioctl_form wanted = detail::form_of_ioctl(static_cast<std::uint32_t>(control));
    if (wanted == ioctl_form::unknown) return make_error_code(condition::value);
    const bool taken = wanted == given || wanted == ioctl_form::any;
    return taken ? std::error_code{} : make_error_code(condition::type);
}

/// The numbers as the system takes them, checked.
template <std::size_t Count>
std::uint32_t control_with(detail::held_handle& handle, std::int64_t control, ioctl_form form,
                           const std::array<std::int64_t, Count>& numbers,
                           std::error_code& code) noexcept {
    const detail::hold held(handle);
    code = detail::check_open(held.get());
    if (!code) code = check_control(control, form);
    std::array<std::uint32_t, Count> native{};
    for (std::size_t i = 0; i < Count; ++i) {
        if (!code && !fits(numbers[i])) code = make_error_code(condition::overflow);
        native[i] = static_cast<std::uint32_t>(numbers[i]);
    }
    if (code) return 0;
    const std::uint32_t result =
        detail::io_control(held.get(), static_cast<std::uint32_t>(control), native, code);
    held.settle(code);
    return result;
}

} // namespace

std::uint32_t socket::ioctl(std::int64_t control, std::int64_t option,
                            std::error_code& code) noexcept {
    const std::array numbers{option};
    return control_with(handle_, control, ioctl_form::number, numbers, code);
}

std::uint32_t socket::ioctl(std::int64_t control, const keepalive_values& option,
                            std::error_code& code) noexcept {
    const std::array numbers{option.onoff, option.time, option.interval};
    return control_with(handle_, control, ioctl_form::keepalive, numbers, code);
}

std::uint32_t socket::ioctl(std::int64_t control, std::int64_t option) {
    std::error_code code;
    const std::uint32_t result = ioctl(control, option, code);
    if (code) raise(code, "ioctl");
    return result;
}

std::uint32_t socket::ioctl(std::int64_t control, const keepalive_values& option) {
    std::error_code code;
    const std::uint32_t result = ioctl(control, option, code);
    if (code) raise(code, "ioctl");
    return result;
}

} // namespace refsock
