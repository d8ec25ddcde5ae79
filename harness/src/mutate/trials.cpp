#include "mutate/trials.hpp"

#include "run/go_between.hpp"

#include <algorithm>
#include <chrono>
#include <deque>

namespace sockmatrix {
namespace {

constexpr double spare_seconds = 1.5;
constexpr double times_as_long = 3.0;

class stop_watch : public go_between {
public:
    explicit stop_watch(std::map<std::string, double>& seconds) : seconds_(seconds) {}

    std::optional<json> instead(const test_case& of, std::size_t step) override {
        if (step == 0) began_[&of] = clock::now();
        return std::nullopt;
    }
    void answered(const test_case& of, std::size_t, json&) override {
        const auto began = began_.find(&of);
        if (began == began_.end()) return;
        seconds_[of.id] = std::chrono::duration<double>(clock::now() - began->second).count();
    }

private:
    using clock = std::chrono::steady_clock;
    std::map<const test_case*, clock::time_point> began_;
    std::map<std::string, double>& seconds_;
};

/// A case as it is run with a mutant, under an id of its own.
struct prepared_trial {
    test_case of;
    const trial* from = nullptr;
    std::map<std::size_t, json> instead; ///< by step
};

prepared_trial prepared(const trial& one, std::size_t number) {
    const sound_case& without = *one.without;
    prepared_trial out{*without.of, &one, {}};
    out.of.id = std::to_string(number);
    if (!one.patient) out.of.deadline = seconds_for(without);
    for (const std::size_t index : one.steps)
        if (auto answer = answer_instead(*one.by, without.outcomes[index]))
            out.instead[without.callers[index]] = std::move(*answer);
    for (step& each : out.of.steps)
        if (auto changed = changed_step(*one.by, each)) each = std::move(*changed);
    return out;
}

class mutating : public go_between {
public:
    explicit mutating(const std::deque<prepared_trial>& all) {
        for (const prepared_trial& one : all)
            trials_[&one.of] = &one;
    }

    std::optional<json> instead(const test_case& of, std::size_t step) override {
        const prepared_trial& here = *trials_.at(&of);
        const auto answer = here.instead.find(step);
        return answer == here.instead.end() ? std::nullopt : std::optional(answer->second);
    }
    void answered(const test_case& of, std::size_t step, json& outcome) override {
        const mutant& by = *trials_.at(&of)->from->by;
        if (of.steps[step].call != by.call->name) return;
        if (auto changed = changed_outcome(by, outcome)) outcome = std::move(*changed);
    }

private:
    std::map<const test_case*, const prepared_trial*> trials_;
};

recording run_with(const std::vector<const test_case*>& cases, const trial_place& where,
                   go_between& between) {
    run_options options = where.options;
    options.between = &between;
    run_summary ignored;
    return run_cases(cases, where.target, options, ignored);
}

} // namespace

double seconds_for(const sound_case& without) {
    return std::min(without.of->deadline, times_as_long * without.seconds + spare_seconds);
}

std::map<const mutant*, recording> run_trials(const std::vector<trial>& trials,
                                              const trial_place& where) {
    std::deque<prepared_trial> all;
    std::vector<const test_case*> cases;
    for (const trial& one : trials) {
        all.push_back(prepared(one, all.size()));
        cases.push_back(&all.back().of);
    }
    mutating between(all);
    recording seen = run_with(cases, where, between);
    std::map<const mutant*, recording> out;
    for (const prepared_trial& one : all) {
        recording& of_mutant = out[one.from->by];
        if (of_mutant.run.empty()) of_mutant.run = seen.run;
        observation& what = seen.observations.at(one.of.id);
        what.case_id = one.from->without->of->id;
        of_mutant.observations.insert_or_assign(what.case_id, std::move(what));
    }
    return out;
}

timed_recording run_timed(const std::vector<const test_case*>& cases, const trial_place& where) {
    timed_recording out;
    stop_watch watch(out.seconds);
    out.seen = run_with(cases, where, watch);
    return out;
}

} // namespace sockmatrix
