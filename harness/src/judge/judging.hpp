// Judges the lines of one recording as they come. Internal to judge.
#pragma once

#include "judge/answer_memory.hpp"
#include "judge/decisions.hpp"
#include "judge/expect.hpp"
#include "judge/extent.hpp"
#include "judge/judge.hpp"
#include "judge/latest_answers.hpp"
#include "judge/prepared.hpp"
#include "model/recording_text.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sockmatrix {

/// What a thread keeps from one recording to the next. Refers to what it is made of.
struct judging_thread {
    judging_thread(const prepared_cases& all, const std::vector<asked_of_run>& asked);

    const prepared_cases& cases;
    std::unordered_map<std::string_view, std::size_t> places; ///< of cases, by id
    answer_memory memory;
    latest_answers latest;
    known_circumstances runs;
};

/// One recording. Each line is read, judged and let go.
class recording_judging {
public:
    /// All of it must outlive this.
    recording_judging(judging_thread& by, const json& run, const run_decisions& decided,
                      const earlier_source& earlier);

    /// Takes a line after the first. Returns how many JSON values are in it. Throws
    /// failure(invalid) if it is malformed, or of a case that was taken before.
    std::size_t take(std::string_view line, const line_place& where);
    /// Takes a line of the base, unless the recording has its own of this case.
    void take_base(std::string_view id, std::string_view line, const line_place& where);
    void take_incident(incident one) { incidents_.push_back(std::move(one)); }

    /// The cases that were taken. Valid as long as this is.
    case_ids held_ids() const;
    /// All verdicts; once. `full` says that the whole corpus was selected.
    judgement finish(bool full);

private:
    /// A case's verdict, and what it was before anybody asked whether it was expected.
    struct held_case {
        const classified_answer* found = nullptr;
        shared_verdict out;
    };

    std::size_t index_of(std::string_view id) const;
    bool take_known(std::size_t index, std::string_view line, const line_place& where,
                    std::size_t& values);
    std::size_t take_unknown(std::string_view line, const line_place& where);
    void hold(std::size_t index, held_case what, const line_place& where);
    [[noreturn]] static void refuse_twice(const std::string& id, const line_place& where);

    const expectation_index::candidate& decides(std::size_t index,
                                                const classified_answer& found) const;
    std::uint32_t pinned_constants(const expectation_index::candidate& by, const verdict& of) const;
    bool may_be_lost(const classified_answer& found, const expectation_index::candidate& by,
                     const verdict& out) const;
    bool had_answer(std::size_t index);
    verdict judged(std::size_t index, const classified_answer& found, const seen_answer& seen);
    shared_verdict expected(std::size_t index, const answer_memory::hit& known,
                            std::string_view line);
    shared_verdict keep(std::size_t index, const answer_memory::hit& known,
                        const expected_verdict& one);
    expected_verdict remembered(std::size_t index, const classified_answer& found,
                                const shared_verdict& out) const;

    const std::string& failure_of(const std::string& control);
    void apply_controls();
    std::string fault_in(const std::string& id) const;

    judging_thread& by_;
    const json& run_;
    const run_decisions& decided_;
    const earlier_source& earlier_;
    std::shared_ptr<const circumstances> circumstances_;
    std::vector<held_case> held_;                               ///< by case
    std::vector<std::shared_ptr<const classified_answer>> own_; ///< that are not remembered
    std::set<std::string> strangers_; ///< cases that the suite does not have
    std::vector<incident> incidents_;
    std::map<std::string, std::string> failures_; ///< of controls; empty: it did not fail
    std::size_t next_ = 0;                        ///< the case that is likely to come next
};

} // namespace sockmatrix
