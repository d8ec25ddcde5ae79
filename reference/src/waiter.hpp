// One wait for a socket that the close of the socket ends.
#pragma once

#include "refsock/held_handle.hpp"
#include "wake_event.hpp"

namespace refsock::detail {

/// While this lasts, closing the handle sets the event. Who waits looks for the close once more
/// after making this.
class waiter {
public:
    explicit waiter(held_handle& handle) noexcept;
    waiter(const waiter&) = delete;
    waiter& operator=(const waiter&) = delete;
    ~waiter();

    const wake_event& event() const noexcept { return event_; }

private:
    friend class held_handle;

    held_handle& handle_;
    wake_event event_;
    waiter* next_ = nullptr;
};

} // namespace refsock::detail
