// Which cases run next. Internal to run.
#pragma once

#include "model/case.hpp"

#include <cstdint>
#include <deque>
#include <vector>

namespace sockmatrix {

/// Cases that travel together: one, or several that stand alone.
using work_unit = std::deque<const test_case*>;

/// Which cases an adapter takes: waits or others first, or waits alone.
enum class work { others_first, waits_first, waits };

/// Hands out cases to adapters: those that wait, longest first (run/cases/expected_wait.hpp);
/// others one by one, then batches of those that stand alone. Within each kind, and among equal
/// waits, in the given order, or at random.
class work_queue {
public:
    /// `seed`: random order if not 0.
    work_queue(const std::vector<const test_case*>& cases, std::size_t batch, std::uint64_t seed);

    /// Empty if nothing of this kind is left.
    work_unit take(work kind);

    std::size_t waits() const noexcept { return waiting_.size(); }
    std::size_t size() const noexcept { return waiting_.size() + single_.size() + alone_.size(); }
    /// Expected seconds of waiting of all cases together, and of the one that waits longest, as the
    /// queue was at first.
    double all_waits() const noexcept { return all_waits_; }
    double longest_wait() const noexcept { return longest_wait_; }

private:
    work_unit take_other();
    void sort_waits();

    work_unit waiting_;
    work_unit single_;
    work_unit alone_;
    std::size_t batch_;
    double all_waits_ = 0;
    double longest_wait_ = 0;
};

} // namespace sockmatrix
