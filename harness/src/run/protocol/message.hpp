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

/// Why this is no outcome as docs/protocol.md has it, and where; empty if it is one. The same for
/// the other parts of messages. docs/protocol.schema.json says the same, and the tests compare the
/// two.
std::string outcome_problem(const json& outcome);
/// Of a value in a reply.
std::string value_problem(const json& value);
/// Of the results of the other methods.
std::string initialize_problem(const json& result);
std::string reset_problem(const json& result);
std::string shutdown_problem(const json& result);
/// Of the params of the notification `fixtures`.
std::string fixtures_problem(const json& params);

} // namespace sockmatrix
