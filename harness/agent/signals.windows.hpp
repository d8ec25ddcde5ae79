// What signals.hpp has besides on Windows.
#pragma once

#include "signals.hpp"

namespace agent {

/// Makes the loop look up, as SIGCHLD does elsewhere. May be called from any thread.
void note_end_of_child();

} // namespace agent
