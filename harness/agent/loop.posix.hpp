// The agent's one loop.
#pragma once

#include "child.posix.hpp"
#include "signals.posix.hpp"
#include "source.hpp"

namespace agent {

/// How the loop ended: the adapter's status as waitpid gives it, or the signal that asked the agent
/// to end (else 0).
struct ending {
    int status = 0;
    int signal = 0;
};

/// Serves the peers until the adapter has ended or a signal asks for the end. When the other end
/// of `line` (standard input) has gone, the adapter has one second to end by itself.
ending serve(sources served, child& adapter, signals& caught, int line);

} // namespace agent
