// Requests of a session, and a server that answers them in memory.
#pragma once

#include "memory_transport.hpp"
#include "server.hpp"

#include <string>
#include <vector>

inline std::string request(int id, const std::string& method, const std::string& params = {}) {
    return R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"method":")" + method + '"' +
           (params.empty() ? "" : R"(,"params":)" + params) + "}\n";
}

inline std::string initialize() {
    return request(0, "initialize", R"({"protocol":1})");
}

inline std::string call(int id, const std::string& name, const std::string& args,
                        const std::string& more = {}) {
    return request(id, "call", R"({"call":")" + name + R"(","args":)" + args + more + "}");
}

/// The replies to `lines`, without that of the `initialize` which is sent before them.
inline std::vector<adapter::json> replies_to(const std::string& lines) {
    memory_transport peer({initialize() + lines});
    adapter::server(peer).run();
    auto replies = peer.replies();
    replies.erase(replies.begin());
    return replies;
}

/// What one call does.
inline adapter::json outcome_of_call(const std::string& name, const std::string& args,
                                     const std::string& more = {}) {
    return replies_to(call(1, name, args, more)).at(0).at("result");
}
