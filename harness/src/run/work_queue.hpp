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

/// Whether a case needs more than the usual deadline: seconds of waiting that take no processor.
bool waits_long(const test_case& what);

/// Hands out cases to adapters: those that wait, then the others one by one, then batches of
/// those that stand alone, and those that wait long before or after all others, longest deadline
/// first. Within each kind in the given order, or at random.
class work_queue {
public:
    /// `seed`: random order if not 0.
    work_queue(const std::vector<const test_case*>& cases, std::size_t batch, std::uint64_t seed);

    /// Empty if nothing is left.
    work_unit take();
    /// The same, of those that wait.
    work_unit take_waiting();
    /// From now on those that wait long come before all others.
    void long_waits_first() noexcept { long_first_ = true; }
    std::size_t long_waits() const noexcept { return long_.size(); }
    std::size_t size() const noexcept {
        return long_.size() + waiting_.size() + single_.size() + alone_.size();
    }

private:
    work_unit take_some(work_unit& from, std::size_t most);

    work_unit long_;
    work_unit waiting_;
    work_unit single_;
    work_unit alone_;
    std::size_t batch_;
    bool long_first_ = false;
};

} // namespace sockmatrix
