#include "judge/observed_words.hpp"

#include "judge/classify.hpp"
#include "judge/judge.hpp"

namespace sockmatrix {
namespace {

void add_words(observed_words& into, const recordings_judge& judge,
               const std::vector<profile>& profiles, const recording& from, std::size_t index) {
    const expectation_index entries(profiles, from.run);
    for (const verdict& one : judge.judge(stored_recording(from), nullptr, false).verdicts) {
        const observation& seen = from.observations.find(one.case_id)->second;
        if (seen.skipped && seen.skipped->environment) continue;
        into[one.case_id].push_back(
            {index, profile_word(one), one.why, one.expected, entries.decide(one.case_id)});
    }
}

} // namespace

observed_words words_of(const suite& all, const std::vector<profile>& profiles,
                        const std::vector<const recording*>& seen) {
    const recordings_judge judge(all, profiles);
    observed_words out;
    for (std::size_t i = 0; i < seen.size(); ++i)
        add_words(out, judge, profiles, *seen[i], i);
    return out;
}

} // namespace sockmatrix
