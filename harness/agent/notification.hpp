// The agent's one line of JSON (docs/protocol.md, "The agent").
#pragma once

#include <map>
#include <string>

namespace agent {

/// What the agent tells the harness. Addresses are JSON already.
struct announcement {
    std::map<std::string, std::string> fixtures;     ///< name -> address
    std::string directory;                           ///< where the AF_UNIX peers are; may be empty
    std::map<std::string, std::string> capabilities; ///< name -> why it is missing; empty if there
};

/// `text` as a JSON string. Octets past ASCII go through as they are.
std::string quoted(const std::string& text);

/// The notification with its newline.
std::string notification(const announcement& says);

} // namespace agent
