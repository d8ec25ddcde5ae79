// What happened in a case, before anybody asks whether it was expected. Internal to judge.
#pragma once

#include "judge/prepared.hpp"
#include "model/case.hpp"
#include "model/recording.hpp"
#include "model/verdict.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace sockmatrix {

/// A pattern that was compared with something that varies from run to run, and how that went.
struct env_check {
    std::uint16_t outcome = 0; ///< index in the prepared case
    std::uint16_t pattern = 0; ///< index in the outcome
    bool matched = false;
};

/// What an answer means, and how far that hangs on what varies from run to run.
struct classified_answer {
    verdict out;
    std::vector<env_check> checks; ///< the same in another run: the same verdict there
    bool told = false; ///< `why` may quote what varies: it holds for this run's values alone
    bool idle = false; ///< a green one that idle calls reach too: it counts if controls worked
    bool environment = false; ///< the machine lacked what the case needs, which says nothing of the
                              ///< implementation
};

/// The verdict without `wanted`, `expected` and `seen`. Where several outcomes match it is broken:
/// setup.
classified_answer classify_answer(const prepared_case& of, const observation& seen,
                                  const json& run);
/// The verdict with `seen`, the answer as recorded.
verdict classify(const prepared_case& of, const observation& seen, const json& run);
verdict classify(const test_case& about, const observation& seen, const json& run);

/// Whether the checks go the same way with what another run saw.
bool checks_hold(const std::vector<env_check>& checks, const prepared_case& of,
                 const observation& seen, const json& run);

/// The answer with the values that varied put beside their keys, for people: {"env": "port"} is
/// {"env": "port", "value": 4711}.
json answer_with_values(const observation& seen);

/// How a profile writes what happened: a named outcome, or "!crash" and the like.
std::string profile_word(const verdict& of);

/// The outcomes that match what happened; more than one if the case does not keep them apart.
std::vector<std::string> outcomes_matched(const prepared_case& of, const observation& seen,
                                          const json& run);

} // namespace sockmatrix
