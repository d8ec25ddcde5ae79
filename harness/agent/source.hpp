// What the loop waits for and serves.
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "native.hpp"

namespace agent {

class source;
using sources = std::vector<std::unique_ptr<source>>;

/// One descriptor of a peer: a listener, a connection, a datagram socket.
class source {
public:
    source() = default;
    source(const source&) = delete;
    source& operator=(const source&) = delete;
    virtual ~source() = default;

    virtual native::handle handle() const = 0;

    /// The events of poll that it waits for.
    virtual short events() const = 0;

    /// When it wants to be served although nothing happened.
    virtual std::chrono::steady_clock::time_point due() const {
        return std::chrono::steady_clock::time_point::max();
    }

    /// Serves what happened (0 if it was due), without blocking. Connections that begin go to
    /// `begun`. Returns false when the source has ended.
    virtual bool serve(short happened, sources& begun) = 0;

    /// The listener that a connection came from; null otherwise.
    virtual const source* origin() const { return nullptr; }
};

} // namespace agent
