// What the loop waits for and serves.
#pragma once

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

    /// Serves what happened, without blocking. Connections that begin go to `begun`.
    /// Returns false when the source has ended.
    virtual bool serve(short happened, sources& begun) = 0;

    /// The listener that a connection came from; null otherwise.
    virtual const source* origin() const { return nullptr; }
};

} // namespace agent
