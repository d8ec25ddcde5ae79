// A call's hold on the handle of its socket.
#pragma once

#include "refsock/held_handle.hpp"

#include <system_error>

namespace refsock::detail {

/// While this lasts the number stays the socket's, even if another thread closes it.
class hold {
public:
    explicit hold(held_handle& handle) noexcept
        : handle_(handle), entered_(handle.enter()),
          number_(entered_ ? handle.number_.load() : no_handle) {}
    hold(const hold&) = delete;
    hold& operator=(const hold&) = delete;
    ~hold() {
        std::error_code ignored;
        if (entered_) handle_.leave(ignored);
    }

    /// The number, for a call to the system; no_handle if the socket was closed before.
    native_handle get() const noexcept { return number_; }
    /// Whether the socket was closed since, or before.
    bool is_lost() const noexcept { return handle_.is_closed(); }
    /// Makes an error that is there because the socket was closed during the call the error of a
    /// call on a closed socket.
    void settle(std::error_code& code) const noexcept;
    held_handle& handle() const noexcept { return handle_; }

private:
    held_handle& handle_;
    bool entered_;
    native_handle number_;
};

} // namespace refsock::detail
