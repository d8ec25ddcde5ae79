// What ends a wait for a socket from another thread.
#pragma once

#include "refsock/held_handle.hpp"

namespace refsock::detail {

/// An event that is not set, with a handle of the system that becomes ready to read once it is.
/// Close-on-exec.
class wake_event {
public:
    /// Where the system has no handle left the event does not exist.
    wake_event() noexcept;
    wake_event(const wake_event&) = delete;
    wake_event& operator=(const wake_event&) = delete;
    ~wake_event();

    bool exists() const noexcept { return reader_ != no_handle; }
    native_handle handle() const noexcept { return reader_; }
    /// Sets it for good. Does not block.
    void set() noexcept;

private:
    native_handle reader_ = no_handle;
    native_handle writer_ = no_handle;
};

} // namespace refsock::detail
