// Answers that were judged before, by the octets of their lines. Internal to judge.
//
// A line of a recording is remembered as what stands before and after its `env`, which varies from
// run to run. Where the same octets come again, under the same circumstances, only what a pattern
// asked of `env` is compared anew.
#pragma once

#include "judge/circumstances.hpp"
#include "judge/classify.hpp"
#include "judge/expectations.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// The same verdict with what was expected, by one profile entry or none.
struct expected_verdict {
    const expectation* entry = nullptr;
    const expectation* tied = nullptr;
    std::uint32_t constants = 0; ///< circumstances::constants where a pin was compared, else 0
    bool may_be_lost = false;    ///< it would be lost if the earlier recording had an answer
    shared_verdict out;
};

/// The text of an `env` under which an answer means this.
struct known_env {
    std::string text;
    std::size_t values = 0; ///< JSON values in it
};

/// What an answer means under some circumstances.
struct known_meaning {
    std::uint32_t circumstances = 0;
    std::shared_ptr<const classified_answer> found;
    std::vector<known_env> envs; ///< that were looked at last
    std::size_t oldest = 0;      ///< index of the one that makes room
    std::vector<expected_verdict> expected;
};

/// An answer of a case.
struct known_answer {
    std::string before; ///< octets of the line up to its `env`; the whole line if it has none
    std::string after;  ///< octets after its `env`
    bool has_env = false;
    std::size_t values = 0; ///< JSON values in the line, without those of `env`
    observation seen;       ///< with the `env` that was compared last; empty if none ever is
    std::vector<known_meaning> meanings;
    std::size_t told = 0; ///< how many of them hold for one run alone
};

/// A longer `env` may be put back so often that it becomes too large: the strict reader looks.
inline constexpr std::size_t longest_env = 4096;

/// What a case answered, for one thread.
class answer_memory {
public:
    explicit answer_memory(std::size_t cases) : of_case_(cases) {}

    struct hit {
        const known_answer* answer = nullptr; ///< null: it must be read
        known_meaning* meaning = nullptr;
        std::size_t env_values = 0;
    };
    /// The meaning of a line, if it is known. What it points to stays, but for the meaning, which
    /// may move with the next one that is added.
    hit find(std::size_t index, const prepared_case& of, std::string_view line,
             std::uint32_t circumstances, const json& run);

    /// The text of the answer in a line, where it is remembered under other circumstances.
    const told_answer* told(std::size_t index, std::string_view line) const;

    /// Remembers what a line, read as `seen`, means, and gives it back; nothing where it cannot be
    /// remembered: the memory is full, or the line is not written as the harness writes it.
    hit add(std::size_t index, std::string_view line, std::size_t values, observation seen,
            std::uint32_t circumstances, const std::shared_ptr<const classified_answer>& found);

private:
    known_answer* place_for(std::size_t index, std::string_view line, const observation& seen,
                            const std::string& env);

    struct case_answers {
        std::vector<std::unique_ptr<known_answer>> known;
        std::size_t last = 0; ///< index of the one that was found last
    };

    std::vector<case_answers> of_case_;
    std::size_t octets_ = 0; ///< roughly what all of it takes
};

} // namespace sockmatrix
