// A plain client of the peers.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "endpoint.hpp"
#include "faults.hpp"

namespace agent::test {

/// The address that a fixture's JSON stands for.
address from_json(const nlohmann::json& form);

/// A blocking socket that gives up receiving after `milliseconds`, connected if it can be. Check
/// `error`: what was wrong with connect.
struct client {
    client(const nlohmann::json& where, int type, int milliseconds = 10000);

    /// All octets until the end, an error (noted in `error`) or `size` of them.
    std::string receive(std::size_t size);
    void send(const std::string& octets);

    /// Sends what can be sent at once. Returns how much that was; 0 if nothing (see `error`).
    std::size_t send_at_once(const std::string& octets);

    /// Sends no more.
    void end_of_input();

    descriptor socket;
    fault error = fault::none;
};

} // namespace agent::test
