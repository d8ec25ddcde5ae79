// What happened in a case, before anybody asks whether it was expected. Internal to judge.
#pragma once

#include "judge/prepared.hpp"
#include "model/case.hpp"
#include "model/recording.hpp"
#include "model/verdict.hpp"

namespace sockmatrix {

/// The verdict without `wanted` and `expected`. Where several outcomes match it is broken: setup.
verdict classify(const prepared_case& of, const observation& seen, const json& run);
verdict classify(const test_case& about, const observation& seen, const json& run);

/// How a profile writes what happened: a named outcome, or "!crash" and the like.
std::string profile_word(const verdict& of);

/// The outcomes that match what happened; more than one if the case does not keep them apart.
std::vector<std::string> outcomes_matched(const prepared_case& of, const observation& seen,
                                          const json& run);

} // namespace sockmatrix
