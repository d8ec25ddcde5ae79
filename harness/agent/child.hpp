// The adapter's process.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace agent {

/// A child of the agent, killed and waited for when this goes or the agent is killed.
class child {
public:
    child() = default;
    child(const child&) = delete;
    child& operator=(const child&) = delete;
    virtual ~child() = default;

    /// How it ended, once it has, as the system gives it (see `end_as`). Does not block.
    virtual std::optional<int> ended() = 0;

    virtual void kill() = 0;
};

/// Starts the command on the agent's own standard streams, with none of its sockets. Where it
/// cannot be run, that is said on standard error and the status is 127. Throws std::system_error.
std::unique_ptr<child> start(const std::vector<std::string>& command);

} // namespace agent
