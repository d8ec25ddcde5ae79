// Signals as something that poll can wait for.
#pragma once

#include "descriptor.hpp"

namespace agent {

/// Catches SIGCHLD and the signals that ask the agent to end, and ignores SIGPIPE. Make one,
/// before the peers are opened: it is process-wide. Throws std::system_error.
class signals {
public:
    signals();

    /// Readable when a signal has come.
    int handle() const noexcept { return read_end_.get(); }

    /// Forgets what has come. Returns the last signal that asks the agent to end, or 0.
    int take();

    /// Gives a forked child the dispositions that the agent was started with. Async-signal-safe.
    static void restore();

private:
    descriptor read_end_;
    descriptor write_end_;
};

/// Ends this process by the signal, without a core file.
[[noreturn]] void end_by(int signal);

} // namespace agent
