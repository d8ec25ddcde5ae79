// Peers to whom a connection stays pending.
#pragma once

#include <optional>
#include <vector>

#include "descriptor.hpp"
#include "endpoint.hpp"

namespace agent {

/// Whether this system leaves connections to listeners of this family pending.
bool can_be_silent(int family);

/// A listener that takes few connections, or none.
descriptor open_silent_listener(const address& where);

/// Whether the backlog of a listener is full, where the system tells.
std::optional<bool> told_full(const descriptor& listener);

/// Connects to each listening socket until a connection stays pending, all of them at a time.
/// Returns the connections, which keep the backlogs full. Takes about 20 ms where the system does
/// not tell when a backlog is full. Throws if it takes connections without end.
std::vector<descriptor> fill(const std::vector<const descriptor*>& listeners);

} // namespace agent
