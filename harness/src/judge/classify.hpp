// What happened in a case, before anybody asks whether it was expected. Internal to judge.
#pragma once

#include "judge/prepared.hpp"
#include "model/case.hpp"
#include "model/recording.hpp"
#include "model/verdict.hpp"

namespace sockmatrix {

/// The verdict without `wanted` and `expected`. Throws failure(invalid) if two outcomes match.
verdict classify(const prepared_case& of, const observation& seen, const json& run);
verdict classify(const test_case& about, const observation& seen, const json& run);

/// How a profile writes what happened: a named outcome, or "!crash" and the like.
std::string profile_word(const verdict& of);

} // namespace sockmatrix
