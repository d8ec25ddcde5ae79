// The results of a case's steps, as patterns and references name them.
#pragma once

#include "model/case.hpp"
#include "model/recording.hpp"

#include <string>

namespace sockmatrix {

/// The name of a step's result: `as`, or the awaited name, or "#<index>".
std::string result_name(const test_case& what, std::size_t index);

/// What came of a step, with the values of `env` ("us" too) put back; null if it did not run.
json outcome_at(const observation& seen, std::size_t index);

/// A value in which each {"env": key} is replaced by `values[key]`.
json put_back(json value, const json& values);

} // namespace sockmatrix
