// Why a request does not end in a call of refsock.
#pragma once

#include <stdexcept>
#include <string>

namespace adapter {

/// An argument that refsock's typed interface cannot be given. (docs/protocol.md, Outcomes)
class inexpressible : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A call, or a form of one, that refsock lacks. (docs/protocol.md, Outcomes)
class unsupported : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The codes of JSON-RPC 2.0, section 5.1.
enum class fault_code : int {
    parse_error = -32700,
    not_a_request = -32600,
    unknown_method = -32601,
    bad_params = -32602,
    internal_error = -32603,
};

/// A fault of the request itself, answered by a JSON-RPC error.
class request_fault : public std::runtime_error {
public:
    request_fault(fault_code code, const std::string& message)
        : std::runtime_error(message), code_(code) {}
    fault_code code() const noexcept { return code_; }

private:
    fault_code code_;
};

} // namespace adapter
