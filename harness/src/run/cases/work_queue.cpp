#include "run/cases/work_queue.hpp"

#include "run/cases/expected_wait.hpp"

#include <algorithm>
#include <map>
#include <random>

namespace sockmatrix {
namespace {

/// The same order for a seed with every standard library.
void shuffle(std::vector<const test_case*>& cases, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (std::size_t left = cases.size(); left > 1; --left)
        std::swap(cases[left - 1], cases[random() % left]);
}

work_unit take_some(work_unit& from, std::size_t most) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, from.size()));
    work_unit out(from.begin(), from.begin() + count);
    from.erase(from.begin(), from.begin() + count);
    return out;
}

} // namespace

work_queue::work_queue(const std::vector<const test_case*>& cases, std::size_t batch,
                       std::uint64_t seed)
    : batch_(std::max<std::size_t>(batch, 1)) {
    std::vector<const test_case*> ordered = cases;
    if (seed != 0) shuffle(ordered, seed);
    for (const test_case* one : ordered)
        (is_time_bound(*one) ? waiting_ : one->alone ? alone_ : single_).push_back(one);
    sort_waits();
}

/// What takes longest starts first, so that nothing long is left at the end.
void work_queue::sort_waits() {
    std::map<const test_case*, double> seconds;
    for (const test_case* one : waiting_) {
        const double wait = seconds[one] = expected_wait(*one);
        all_waits_ += wait;
        longest_wait_ = std::max(longest_wait_, wait);
    }
    std::stable_sort(waiting_.begin(), waiting_.end(), [&](const test_case* a, const test_case* b) {
        return seconds[a] > seconds[b];
    });
}

work_unit work_queue::take(work kind) {
    work_unit out = kind == work::others_first ? take_other() : take_some(waiting_, 1);
    if (!out.empty() || kind == work::waits) return out;
    return kind == work::others_first ? take_some(waiting_, 1) : take_other();
}

work_unit work_queue::take_other() {
    return single_.empty() ? take_some(alone_, batch_) : take_some(single_, 1);
}

} // namespace sockmatrix
