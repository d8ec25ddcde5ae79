// Cases made ready to be judged against many recordings. Internal to judge.
#pragma once

#include "match/match.hpp"
#include "model/case.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// A pattern of an outcome and the step that it speaks of.
struct prepared_pattern {
    std::size_t step = 0;
    std::string name; ///< of the step's result; empty: the last one
    const json* pattern = nullptr;
};

struct prepared_outcome {
    const outcome* of = nullptr;
    std::vector<prepared_pattern> patterns; ///< in the order of the steps
};

/// What is the same in every judgement of a case. Points into the case.
struct prepared_case {
    const test_case* about = nullptr;
    std::vector<prepared_outcome> outcomes; ///< in the order of the case
    bool refers = false;                    ///< a pattern speaks of what another step returned
    std::string wanted;                     ///< what is expected without a profile entry
    digest_table digests;                   ///< of the octets that its patterns have generated
};

/// Throws failure(invalid) if a pattern is malformed.
prepared_case prepare(const test_case& about);

/// The cases of a suite, sorted by id.
using prepared_cases = std::vector<prepared_case>;
prepared_cases prepare_all(const suite& all);
/// The case with this id, or null.
const prepared_case* find_prepared(const prepared_cases& all, std::string_view id) noexcept;
/// The same where ids are asked for in their order: `from` is where the last one was found.
const prepared_case* find_next(const prepared_cases& all, prepared_cases::const_iterator& from,
                               std::string_view id) noexcept;

} // namespace sockmatrix
