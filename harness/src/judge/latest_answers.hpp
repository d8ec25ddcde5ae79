// The answers that were found last, laid out so that many recordings can be gone through quickly.
// Internal to judge.
#pragma once

#include "judge/answer_memory.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// What a line meant and was expected to mean. Nothing is followed by pointers but the octets.
struct latest_answer {
    std::string_view before; ///< known_answer::before; empty: none is known
    std::string_view after;
    std::string env; ///< the last one, where the answer has one
    std::uint32_t circumstances = 0;
    std::uint32_t constants = 0;
    std::uint32_t values = 0;     ///< JSON values in the line, without those of `env`
    std::uint32_t env_values = 0; ///< in the last one
    bool has_env = false;
    bool any_env = false; ///< it means the same with any other `env` of the right form
    const expectation* entry = nullptr;
    const expectation* tied = nullptr;
    const classified_answer* found = nullptr;
    shared_verdict out;
};

/// For each case, two: recordings of different targets often take turns.
class latest_answers {
public:
    explicit latest_answers(std::size_t cases) : of_case_(cases) {}

    /// What a line means under these circumstances, and how many JSON values are in it; null if
    /// that is not among the latest.
    const latest_answer* find(std::size_t index, std::string_view line, std::uint32_t circumstances,
                              std::uint32_t constants, const expectation_index::candidate& by,
                              std::size_t& values);
    /// Has the octets of a case's latest answer brought near, which is worth it while the case
    /// before is judged: they lie far apart.
    void bring_near(std::size_t index) const;
    /// Keeps an answer in place of the older one.
    void keep(std::size_t index, latest_answer one);

private:
    std::vector<std::array<latest_answer, 2>> of_case_;
};

} // namespace sockmatrix
