// Peers whose backlog is full.
#pragma once

#include <vector>

#include "descriptor.hpp"

namespace agent {

/// Connects to each listening socket until a connection stays pending, all of them at a time.
/// Returns the connections, which keep the backlogs full. Takes about 20 ms where the system does
/// not tell when a backlog is full. Throws if it takes connections without end.
std::vector<descriptor> fill(const std::vector<const descriptor*>& listeners);

} // namespace agent
