// Errors of refsock as the protocol writes them. (docs/protocol.md, Outcomes)
#pragma once

#include "refsock/error.hpp"
#include "values.hpp"

#include <exception>

namespace adapter {

/// The error object of a socket or address error.
json error_object(const refsock::error& error);
/// The error object of an argument that refsock refused.
json error_object(const refsock::argument_error& error);
/// The error object of a call that ran out of memory.
json memory_error_object(const std::exception& error);

} // namespace adapter
