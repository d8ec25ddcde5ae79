#include "mutate/baseline.hpp"

#include "model/failure.hpp"
#include "mutate/jury.hpp"
#include "run/repeat.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool was_answered(const json& outcome) {
    return outcome.is_object() && !outcome.contains("unsupported") &&
           !outcome.contains("inexpressible");
}

} // namespace

void run_baseline(const measure_inputs& inputs, const trial_place& where, std::size_t times,
                  baseline& out) {
    timed_recording first = run_timed(inputs.cases, where);
    out.seen = std::move(first.seen);
    std::set<std::string> red = not_expected(inputs, out.seen);
    for (std::size_t i = 1; i < times; ++i) {
        const timed_recording again = run_timed(inputs.cases, where);
        add_unstable(out.unstable, out.seen, again.seen);
        red.merge(not_expected(inputs, again.seen));
        for (const auto& [id, seconds] : again.seconds)
            first.seconds[id] = std::max(first.seconds[id], seconds);
    }
    out.unexpected.assign(red.begin(), red.end());
    for (const test_case* one : inputs.cases) {
        const observation& seen = out.seen.observations.at(one->id);
        const bool wavers = std::binary_search(out.unstable.begin(), out.unstable.end(), one->id);
        if (!wavers && !red.contains(one->id) && !seen.skipped && !seen.broke)
            out.cases.push_back(sound(*one, seen, first.seconds[one->id]));
    }
    if (out.cases.empty())
        throw failure(exit_code::failed, where.target.target +
                                             ": no case is as expected without a mutant, so none "
                                             "can tell a mutant; `sockmatrix run` shows why");
}

bool has_call(const baseline& from, const std::string& call) {
    return std::any_of(from.cases.begin(), from.cases.end(), [&](const sound_case& one) {
        for (std::size_t i = 0; i < one.outcomes.size(); ++i)
            if (one.of->steps[one.callers[i]].call == call && was_answered(one.outcomes[i]))
                return true;
        return false;
    });
}

} // namespace sockmatrix
