// The results of a case's steps, as patterns and references name them.
#pragma once

#include "model/case.hpp"
#include "model/recording.hpp"

#include <map>
#include <string>
#include <string_view>

namespace sockmatrix {

/// The name of a step's result: `as`, or the awaited name, or "#<index>".
std::string result_name(const test_case& what, std::size_t index);

/// What came of a step, with the values of `env` ("us" too) put back; null if it did not run.
json outcome_at(const observation& seen, std::size_t index);

/// Result name -> outcome of each step, with the values of `env` ("us" too) put back; null where a
/// step did not run. The last step's is also there under "". Where two steps share a name the later
/// one counts.
std::map<std::string, json> results_of(const test_case& what, const observation& seen);

/// A value in which each {"env": key} is replaced by `values[key]`.
json put_back(json value, const json& values);

} // namespace sockmatrix
