// What a call did, as the protocol writes it. (docs/protocol.md, Outcomes)
#pragma once

#include "frame.hpp"

namespace adapter {

/// Makes the call and returns its outcome, with `us` if it is timed and refsock was called. Raises
/// `request_fault` only.
json outcome_of(const call& what, json args, json kwargs, const surroundings& around, bool timed);

} // namespace adapter
