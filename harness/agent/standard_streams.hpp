// The agent's own standard streams, which the adapter takes over.
#pragma once

#include <string>

#include "native.hpp"

namespace agent {

/// Writes all of a text to standard output. Throws std::system_error.
void say(const std::string& text);

/// The adapter alone keeps standard output, so that the harness sees when the adapter closes it.
void leave_standard_output();

/// Standard input, which the adapter reads, watched for the going of its other end.
class input_line {
public:
    /// Make one at most. Throws std::system_error.
    input_line();

    /// What poll waits for.
    pollfd waiting() const;

    /// Whether the other end has gone, by what poll said.
    bool gone(short happened) const;

private:
    native::handle watched_;
};

} // namespace agent
