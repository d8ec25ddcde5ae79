#include "mutate/fault_trial.hpp"

#include "mutate/jury.hpp"

#include <algorithm>
#include <deque>

namespace sockmatrix {
namespace {

/// Cases that run together before it is asked whether there are enough kills. Each further part is
/// twice as large: most faults are known after the first, and few parts start few adapters.
constexpr std::size_t first_part = 80;
/// Cases of one call stand so far apart, so that the first part has some of each.
constexpr std::size_t stride = 40;

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

/// They are sorted by name before.
std::vector<const sound_case*> interleaved(const baseline& without) {
    std::vector<const sound_case*> out;
    for (std::size_t first = 0; first < stride; ++first)
        for (std::size_t i = first; i < without.cases.size(); i += stride)
            out.push_back(&without.cases[i]);
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
    const std::vector<const sound_case*> all = interleaved(without);
    for (std::size_t size = first_part;
         out.run < all.size() && out.killers.size() <= doubtful_kills; size *= 2) {
        const auto from = all.begin() + static_cast<std::ptrdiff_t>(out.run);
        const std::size_t count = std::min(size, all.size() - out.run);
        out.killers.merge(cases.failing({from, from + static_cast<std::ptrdiff_t>(count)}, false));
        out.run += count;
    }
    if (!out.killers.empty() && out.killers.size() <= doubtful_kills)
        out.killers = cases.failing(named(without, out.killers), true);
    return out;
}

} // namespace sockmatrix
