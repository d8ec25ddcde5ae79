#include "mutate/measure.hpp"

#include "mutate/baseline.hpp"
#include "mutate/fault_trial.hpp"
#include "mutate/jury.hpp"

#include <algorithm>
#include <chrono>

namespace sockmatrix {
namespace {

/// Trials that share a run. Their cases and answers are held in memory together.
constexpr std::size_t trials_at_once = 4000;
constexpr std::size_t first_round = 2;
constexpr std::size_t wider = 4; ///< times as many trials of a mutant in each further round

/// A mutant while it is measured.
struct suspect {
    const mutant* by = nullptr;
    std::vector<trial> trials; ///< still to be made
    recording changed;         ///< recorded answers with the mutant in them
    std::set<std::string> killers;
    std::size_t made = 0;
};

class measurement {
public:
    measurement(const measure_inputs& inputs, const target_command& target,
                const measure_options& options)
        : inputs_(inputs), options_(options), where_{target, options.run} {}

    mutation_measure operator()() {
        const auto began = std::chrono::steady_clock::now();
        told("without a mutant", 0, 1);
        run_baseline(inputs_, where_, options_.baseline, without_);
        suspects_.resize(options_.mutants.size());
        find_suspects();
        judge_recorded();
        options_.first ? run_in_rounds() : run_all();
        run_doubtful_again();
        run_faults();
        out_.target = where_.target.target;
        out_.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        report();
        return std::move(out_);
    }

private:
    void told(const std::string& what, std::size_t done, std::size_t all) const {
        if (options_.progress) options_.progress(what, done, all);
    }

    void find_suspects() {
        std::set<std::string> lacking;
        for (const mutant& one : options_.mutants)
            if (!has_call(without_, one.call->name)) lacking.insert(one.call->name);
        out_.calls.assign(lacking.begin(), lacking.end());
        for (std::size_t i = 0; i < suspects_.size(); ++i) {
            const mutant& by = options_.mutants[i];
            if (lacking.contains(by.call->name)) continue;
            suspects_[i].by = &by;
            suspects_[i].changed.run = without_.seen.run;
            for (const sound_case& one : without_.cases)
                find_exposure(suspects_[i], one);
        }
    }

    void find_exposure(suspect& who, const sound_case& without) const {
        exposure shown = expose(*who.by, without, without_.seen.run);
        if (shown.how == showing::nowhere) return;
        const breaks what = who.by->by->what;
        const bool never_run = what == breaks::time || what == breaks::hanging;
        if (shown.how == showing::in_answer && (never_run || !options_.all_run)) {
            observation seen = mutated(*who.by, without, shown);
            who.changed.observations.emplace(without.of->id, std::move(seen));
        } else {
            who.trials.push_back({who.by, &without, std::move(shown.steps)});
        }
    }

    void judge_recorded() {
        std::size_t done = 0;
        for (suspect& who : suspects_) {
            told("recorded answers", ++done, suspects_.size());
            if (who.by) who.killers = not_expected(inputs_, who.changed);
        }
    }

    void run_all() {
        std::vector<trial> all;
        for (suspect& who : suspects_) {
            all.insert(all.end(), who.trials.begin(), who.trials.end());
            who.made = who.trials.size();
        }
        run(all);
    }

    void run_in_rounds() {
        for (std::size_t most = first_round;; most *= wider) {
            std::vector<trial> some;
            for (suspect& who : suspects_) {
                if (!who.killers.empty()) continue;
                const std::size_t count = std::min(most, who.trials.size() - who.made);
                const auto from = who.trials.begin() + static_cast<std::ptrdiff_t>(who.made);
                some.insert(some.end(), from, from + static_cast<std::ptrdiff_t>(count));
                who.made += count;
            }
            if (some.empty()) return;
            run(some);
        }
    }

    /// Runs trials and adds their kills.
    void run(const std::vector<trial>& all) {
        for (std::size_t at = 0; at < all.size(); at += trials_at_once) {
            told("cases with a mutant", at, all.size());
            const std::size_t end = std::min(all.size(), at + trials_at_once);
            const std::vector<trial> some(all.begin() + static_cast<std::ptrdiff_t>(at),
                                          all.begin() + static_cast<std::ptrdiff_t>(end));
            for (const auto& [by, seen] : run_trials(some, where_))
                suspects_[index_of(by)].killers.merge(not_expected(inputs_, seen));
        }
        out_.trials += all.size();
    }

    std::size_t index_of(const mutant* by) const {
        return static_cast<std::size_t>(by - options_.mutants.data());
    }

    /// Only what kills twice counts, the second time with all the time that the case has.
    void run_doubtful_again() {
        std::vector<trial> again;
        for (suspect& who : suspects_) {
            if (who.killers.empty() || who.killers.size() > doubtful_kills) continue;
            for (trial& one : who.trials) {
                if (who.killers.erase(one.without->of->id) == 0) continue;
                one.patient = true;
                again.push_back(one);
            }
        }
        run(again);
    }

    void run_faults() {
        for (const faulty_build& one : options_.faults) {
            told("builds with a fault", out_.mutants.size(), options_.faults.size());
            const fault_trial tried = try_fault(one, without_, inputs_, options_);
            out_.trials += tried.run;
            add({one.id,
                 "fault",
                 "",
                 {tried.killers.begin(), tried.killers.end()},
                 0,
                 tried.run,
                 {}});
        }
    }

    void add(mutant_result one) {
        const auto known = options_.equivalent.find(one.id);
        if (known != options_.equivalent.end()) one.equivalent = known->second;
        out_.mutants.push_back(std::move(one));
    }

    void report() {
        for (const suspect& who : suspects_) {
            if (!who.by) continue;
            add({who.by->id,
                 std::string(who.by->by->name),
                 who.by->call->name,
                 {who.killers.begin(), who.killers.end()},
                 who.changed.observations.size(),
                 who.made,
                 {}});
        }
        std::sort(out_.mutants.begin(), out_.mutants.end(),
                  [](const auto& left, const auto& right) { return left.id < right.id; });
        out_.unexpected = without_.unexpected;
        out_.unstable = without_.unstable;
        for (const sound_case& one : without_.cases)
            out_.sound.push_back(one.of->id);
        out_.first = options_.first;
    }

    const measure_inputs& inputs_;
    const measure_options& options_;
    trial_place where_;
    baseline without_;
    std::vector<suspect> suspects_;
    mutation_measure out_;
};

} // namespace

mutation_measure measure_mutants(const measure_inputs& inputs, const target_command& target,
                                 const measure_options& options) {
    return measurement(inputs, target, options)();
}

std::vector<std::string> idle_cases(const mutation_measure& of,
                                    const std::set<std::string>& tell_apart) {
    std::set<std::string> busy = tell_apart;
    for (const mutant_result& one : of.mutants)
        busy.insert(one.killers.begin(), one.killers.end());
    std::vector<std::string> out;
    for (const std::string& one : of.sound)
        if (!busy.contains(one)) out.push_back(one);
    return out;
}

} // namespace sockmatrix
