// The lines of the protocol: requests as text, answers checked for their form. Internal to run.
#pragma once

#include "model/json.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// Appends one request with its newline. `params` is JSON text; empty for none.
void append_request(std::string& out, std::uint64_t id, std::string_view method,
                    std::string_view params);

/// A line from an adapter: a reply (`id` is set), a notification (`method`), or neither
/// (`problem`).
struct message {
    std::optional<std::uint64_t> id;
    json result;
    std::string method;
    json params;
    std::string problem;
};

/// An error reply of JSON-RPC is a problem too, as it is a fault of the adapter.
message read_message(std::string_view line);

/// Why this is no outcome as docs/protocol.md has it; empty if it is one.
std::string outcome_problem(const json& outcome);

} // namespace sockmatrix
