// What a case cannot tell from an implementation that does nothing.
#pragma once

#include "model/case.hpp"

#include <set>
#include <string>
#include <vector>

namespace sockmatrix {

/// Whether calls that always do the same, raise an error or return null, reach an outcome: each
/// call that the outcome speaks of. A call is told apart from such a one if a step of the case
/// demands a value, a time or that it blocks, or one step demands an error and another a return.
bool reached_by_idle(const test_case& about, const outcome& one);

/// The outcomes with which the case is green (the conforming one, or all that are permitted) that
/// idle calls reach.
std::vector<const outcome*> idle_outcomes(const test_case& about);

/// Whether an outcome with which the case is green tells its calls from idle ones: it can be the
/// control of others.
bool shows_life(const test_case& about);

/// The calls that an outcome speaks of, such as "socket.bind"; those of the step that an await
/// ends.
std::set<std::string> calls_spoken_of(const test_case& about, const outcome& one);

} // namespace sockmatrix
