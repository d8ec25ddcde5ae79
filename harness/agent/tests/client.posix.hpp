// A plain client of the peers.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "endpoint.posix.hpp"

namespace agent::test {

/// The address that a fixture's JSON stands for.
address from_json(const nlohmann::json& form);

/// A blocking socket that gives up receiving after `milliseconds`, connected if it can be. Check
/// `error`: the errno of connect, or 0.
struct client {
    client(const nlohmann::json& where, int type, int milliseconds = 10000);

    /// All octets until the end, an error (noted in `error`) or `size` of them.
    std::string receive(std::size_t size);
    void send(const std::string& octets);

    descriptor socket;
    int error = 0;
};

} // namespace agent::test
