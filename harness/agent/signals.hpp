// What asks the agent to look up or to end, as something that poll can wait for.
#pragma once

#include "descriptor.hpp"

namespace agent {

/// Catches the end of the child and the signals (Windows: the events of the console) that ask the
/// agent to end, and ignores SIGPIPE. Make one, before the peers are opened: it is process-wide.
/// Throws std::system_error.
class signals {
public:
    signals();

    /// Readable when something has come.
    native::handle handle() const noexcept { return read_end_.get(); }

    /// Forgets what has come. Returns the last signal that asks the agent to end, or 0.
    int take();

private:
    descriptor read_end_;
    descriptor write_end_;
};

} // namespace agent
