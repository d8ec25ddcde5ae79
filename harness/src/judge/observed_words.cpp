#include "judge/observed_words.hpp"

#include "judge/classify.hpp"
#include "judge/judge.hpp"
#include "match/comparable.hpp"

namespace sockmatrix {
namespace {

/// What distinguishes answers that no outcome names.
json pin_for(const suite& all, const std::string& word, const observation& seen, const json& run) {
    const test_case* about = word == "!other" ? find_case(all, seen.case_id) : nullptr;
    return about ? pin_of(comparable_steps(*about, seen, run.value("constants", json::object())))
                 : json();
}

void add_words(observed_words& into, const suite& all, const recordings_judge& judge,
               const std::vector<profile>& profiles, const recording& from, std::size_t index) {
    const expectation_index entries(profiles, from.run);
    for (const verdict& one : judge.judge(stored_recording(from), nullptr, false).verdicts) {
        const observation& seen = from.observations.find(one.case_id)->second;
        if (seen.skipped && seen.skipped->environment) continue;
        const std::string word = profile_word(one);
        into[one.case_id].push_back({index, word, pin_for(all, word, seen, from.run), one.why,
                                     one.expected, entries.decide(one.case_id)});
    }
}

} // namespace

observed_words words_of(const suite& all, const std::vector<profile>& profiles,
                        const std::vector<const recording*>& seen) {
    const recordings_judge judge(all, profiles);
    observed_words out;
    for (std::size_t i = 0; i < seen.size(); ++i)
        add_words(out, all, judge, profiles, *seen[i], i);
    return out;
}

} // namespace sockmatrix
