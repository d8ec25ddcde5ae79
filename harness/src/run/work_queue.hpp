// Which cases run next. Internal to run.
#pragma once

#include "model/case.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace sockmatrix {

/// Cases that travel together: one, or several that stand alone.
using work_unit = std::deque<const test_case*>;

/// Whether a case spends its time waiting, so that it should start early and overlap with others.
bool is_time_bound(const test_case& what);

/// Hands out cases to adapters: those that wait first, then the others one by one, then batches of
/// those that stand alone. Within each kind in the given order, or at random.
class work_queue {
public:
    /// `seed`: random order if not 0.
    work_queue(const std::vector<const test_case*>& cases, std::size_t batch, std::uint64_t seed);

    /// Empty if nothing is left.
    work_unit take();
    std::size_t size() const noexcept { return waiting_.size() + single_.size() + alone_.size(); }

private:
    work_unit take_some(work_unit& from, std::size_t most);

    work_unit waiting_;
    work_unit single_;
    work_unit alone_;
    std::size_t batch_;
};

} // namespace sockmatrix
