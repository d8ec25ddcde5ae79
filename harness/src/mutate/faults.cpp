#include "mutate/faults.hpp"

#include "mutate/jury.hpp"

#include <algorithm>
#include <deque>

namespace sockmatrix {
namespace {

/// Cases that run together, before it is asked whether there are enough kills.
constexpr std::size_t part_size = 80;

class fault_cases {
public:
    fault_cases(const faulty_build& with, const measure_inputs& inputs,
                const measure_options& options)
        : with_(with), inputs_(inputs), options_(options.run) {}

    /// The cases that are not as expected. With the time that they need without a fault and some
    /// more, unless `patient`.
    std::set<std::string> failing(const std::vector<const sound_case*>& cases, bool patient) const {
        std::deque<test_case> timed;
        std::vector<const test_case*> all;
        for (const sound_case* one : cases) {
            timed.push_back(*one->of);
            if (!patient) timed.back().deadline = seconds_for(*one);
            all.push_back(&timed.back());
        }
        run_summary ignored;
        return not_expected(inputs_, run_cases(all, with_.target, options_, ignored));
    }

private:
    const faulty_build& with_;
    const measure_inputs& inputs_;
    const run_options& options_;
};

/// Each part has cases of all calls: they are sorted by name, and every so-manieth is taken.
std::vector<std::vector<const sound_case*>> parts_of(const baseline& without) {
    std::vector<std::vector<const sound_case*>> out((without.cases.size() + part_size - 1) / part_size);
    for (std::size_t i = 0; i < without.cases.size(); ++i)
        out[i % out.size()].push_back(&without.cases[i]);
    return out;
}

std::vector<const sound_case*> named(const baseline& without, const std::set<std::string>& ids) {
    std::vector<const sound_case*> out;
    for (const sound_case& one : without.cases)
        if (ids.contains(one.of->id)) out.push_back(&one);
    return out;
}

} // namespace

fault_trial try_fault(const faulty_build& with, const baseline& without,
                      const measure_inputs& inputs, const measure_options& options) {
    const fault_cases cases(with, inputs, options);
    fault_trial out;
    for (const auto& some : parts_of(without)) {
        if (out.killers.size() > doubtful_kills) break;
        out.killers.merge(cases.failing(some, false));
        out.run += some.size();
    }
    if (!out.killers.empty() && out.killers.size() <= doubtful_kills)
        out.killers = cases.failing(named(without, out.killers), true);
    return out;
}

} // namespace sockmatrix
