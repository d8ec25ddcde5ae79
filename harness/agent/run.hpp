// The agent as a whole.
#pragma once

#include "arguments.hpp"

namespace agent {

/// Opens the peers, tells the harness, runs the adapter and serves until it ends. Returns the
/// adapter's exit status, or does not return: the agent dies by the signal that ended the adapter
/// or that it was sent itself.
int run(const arguments& given);

} // namespace agent
