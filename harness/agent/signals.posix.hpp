// Signals of POSIX besides what signals.hpp has.
#pragma once

#include "signals.hpp"

namespace agent {

/// Gives a forked child the dispositions that the agent was started with. Async-signal-safe.
void restore_signals();

} // namespace agent
