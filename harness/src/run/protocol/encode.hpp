// Case values (docs/writing-cases.md) as an adapter gets them (docs/protocol.md). Internal to run.
#pragma once

#include "model/case.hpp"
#include "run/protocol/fixtures_used.hpp"

#include <map>
#include <stdexcept>
#include <string>

namespace sockmatrix {

/// A value that this run cannot give, such as a part of a result that is not there.
struct no_value : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What case values may stand for.
struct value_sources {
    const json& facts;
    const std::map<std::string, json>& results; ///< step name -> outcome
    fixtures_used& fixtures;
};

/// The value for the wire. Throws no_value, and failure(invalid) if a struct or an integer cannot
/// be packed.
json wire_value(const json& value, value_sources& from);

/// The text of a call's params. Throws like wire_value.
std::string call_params(const step& what, value_sources& from);

} // namespace sockmatrix
