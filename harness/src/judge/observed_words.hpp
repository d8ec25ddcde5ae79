// What recordings did, case by case, in the words of profiles. Internal to judge.
#pragma once

#include "judge/expectations.hpp"
#include "model/recording.hpp"
#include "model/verdict.hpp"

#include <map>
#include <string>
#include <vector>

namespace sockmatrix {

/// What one recording did in a case, and the entry that decides it now.
struct observed_word {
    std::size_t recording = 0; ///< index in the recordings given
    std::string word;          ///< a named outcome, or "!crash" and the like
    json pin;                  ///< of the answer, where the word is "!other"
    std::string why;
    expectedness expected = expectedness::expected;
    expectation_index::candidate decided; ///< no entry and all zero if none does
};

/// Case id -> the words of each recording, for the cases that the suite has. What a machine lacks
/// says nothing and is left out.
using observed_words = std::map<std::string, std::vector<observed_word>>;

/// Throws failure(invalid) where two entries tie already.
observed_words words_of(const suite& all, const std::vector<profile>& profiles,
                        const std::vector<const recording*>& seen);

} // namespace sockmatrix
