// What the agent may do that an unprivileged process may not. Each is tried.
#pragma once

#include <string>

namespace agent {

/// Why the network cannot be administered; empty if it can. Tried by an operation on a socket of
/// the agent's own.
std::string why_no_net_admin();

} // namespace agent
