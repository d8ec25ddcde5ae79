// How long a case is expected to wait, by what it says itself. Internal to run.
#pragma once

#include "model/case.hpp"

namespace sockmatrix {

/// Whether a case spends its time waiting, so that it should overlap with others.
bool is_time_bound(const test_case& what);

/// Whether a case needs more than the usual deadline: seconds of waiting that take no processor.
bool waits_long(const test_case& what);

/// Seconds, before time_scale; 0 for a case that is not time-bound. No more than a guess from its
/// steps, its conforming outcome and its deadline: what depends on it is which case starts first,
/// and how many adapters there are to wait.
double expected_wait(const test_case& what);

} // namespace sockmatrix
