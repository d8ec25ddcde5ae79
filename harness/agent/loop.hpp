// The agent's one loop.
#pragma once

#include "child.hpp"
#include "ending.hpp"
#include "signals.hpp"
#include "source.hpp"
#include "standard_streams.hpp"

namespace agent {

/// Serves the peers until the adapter has ended or a signal asks for the end. When the other end
/// of `line` has gone, the adapter has one second to end by itself.
ending serve(sources served, child& adapter, signals& caught, const input_line& line);

} // namespace agent
