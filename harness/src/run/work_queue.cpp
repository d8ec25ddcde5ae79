#include "run/work_queue.hpp"

#include <algorithm>
#include <random>

namespace sockmatrix {
namespace {

bool waits(const step& one) {
    return one.within || one.timed || !one.await.empty() || one.call == "socket.settimeout" ||
           one.call == "setdefaulttimeout" || one.call == "aux.wait" ||
           one.kwargs.contains("timeout");
}

/// The same order for a seed with every standard library.
void shuffle(std::vector<const test_case*>& cases, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    for (std::size_t left = cases.size(); left > 1; --left)
        std::swap(cases[left - 1], cases[random() % left]);
}

} // namespace

bool is_time_bound(const test_case& what) {
    return std::any_of(what.steps.begin(), what.steps.end(), waits);
}

bool waits_long(const test_case& what) {
    return what.deadline > usual_deadline;
}

work_queue::work_queue(const std::vector<const test_case*>& cases, std::size_t batch,
                       std::uint64_t seed)
    : batch_(std::max<std::size_t>(batch, 1)) {
    std::vector<const test_case*> ordered = cases;
    if (seed != 0) shuffle(ordered, seed);
    for (const test_case* one : ordered) {
        work_unit& kind = waits_long(*one)      ? long_
                          : is_time_bound(*one) ? waiting_
                          : one->alone          ? alone_
                                                : single_;
        kind.push_back(one);
    }
    // What may take longest starts first, so that nothing long is left at the end.
    std::stable_sort(long_.begin(), long_.end(), [](const test_case* a, const test_case* b) {
        return a->deadline > b->deadline;
    });
}

work_unit work_queue::take() {
    if (long_first_ && !long_.empty()) return take_some(long_, 1);
    if (!waiting_.empty()) return take_some(waiting_, 1);
    if (!single_.empty()) return take_some(single_, 1);
    if (!alone_.empty()) return take_some(alone_, batch_);
    return take_some(long_, 1);
}

work_unit work_queue::take_waiting() {
    return take_some(long_.empty() ? waiting_ : long_, 1);
}

work_unit work_queue::take_some(work_unit& from, std::size_t most) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, from.size()));
    work_unit out(from.begin(), from.begin() + count);
    from.erase(from.begin(), from.begin() + count);
    return out;
}

} // namespace sockmatrix
