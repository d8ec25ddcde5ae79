// Whether what happened was expected: by a profile entry, or by the level of the case. Internal to
// judge.
#pragma once

#include "judge/expectations.hpp"
#include "judge/prepared.hpp"
#include "model/recording.hpp"
#include "model/verdict.hpp"

#include <functional>

namespace sockmatrix {

/// The answer that was judged, for the entries that pin one.
using seen_answer = std::function<observation()>;

/// Sets what was wanted and whether it was expected. `by` is the entry that decides, if one does.
void expect(const prepared_case& of, const expectation_index::candidate& by,
            const seen_answer& seen, const json& run, verdict& out);

/// Whether an entry that decides compares the answer with one that it pins.
bool compares_pin(const expectation_index::candidate& by, const verdict& of);

/// Whether the verdict says that there was no answer.
bool lacks_answer(verdict_kind kind) noexcept;

/// It had an answer in the target's earlier recording.
void mark_lost(verdict& out);

} // namespace sockmatrix
