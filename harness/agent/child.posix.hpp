// The adapter's process.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace agent {

/// A child of the agent, killed by SIGKILL and waited for when this goes.
class child {
public:
    /// Starts the command on the agent's own standard streams. Where it cannot be run, the child
    /// says so on standard error and ends with status 127. Throws std::system_error.
    explicit child(const std::vector<std::string>& command);
    child(const child&) = delete;
    child& operator=(const child&) = delete;
    ~child();

    /// The status as waitpid gives it, once the child has ended. Does not block.
    std::optional<int> ended();

    void kill();

private:
    pid_t process_;
    std::optional<int> status_;
};

} // namespace agent
