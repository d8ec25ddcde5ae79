// What this place can do.
#pragma once

#include <map>
#include <string>

namespace agent {

/// Capability -> why it is missing; empty if it is there. Tries each one out, AF_UNIX in
/// `directory`.
std::map<std::string, std::string> capabilities(const std::string& directory);

} // namespace agent
