// How long a case may wait for an answer. Internal to run.
#pragma once

#include "model/case.hpp"

#include <map>
#include <optional>
#include <string>

namespace sockmatrix {

/// A deadline made shorter by what hung before.
struct short_deadline {
    double seconds = 0;
    std::string why; ///< "socket.connect hung in 2 cases before"
};

/// Learns from calls that hang: where the same call has hung at the same kind of step a few times,
/// later ones get less time, so that a stack whose every connect hangs costs minutes and no night.
/// What has a reason to wait keeps its time: steps that are timed or may block (`within`), cases
/// that set a timeout or wait long. Nothing changes for a target that answers.
class case_deadlines {
public:
    /// `usual`: seconds in place of the usual deadline of a case; 0: as it is.
    case_deadlines(double usual, double time_scale) : usual_(usual), scale_(time_scale) {}

    /// Seconds for a whole case.
    double of_case(const test_case& what) const;
    /// Less time for the answer to a step's call, if such calls hung before.
    std::optional<short_deadline> of_step(const test_case& what, const step& caller,
                                          bool awaited) const;
    /// The same for a reset.
    double of_reset() const;

    void hung(const step& caller, bool awaited);
    void answered(const test_case& what, const step& caller, bool awaited, double seconds);
    void reset_hung() { ++resets_.hung; }
    void reset_answered(double seconds);

private:
    struct experience {
        std::size_t hung = 0;
        double longest = 0; ///< seconds of the slowest answer
    };
    double shortened(const experience& of) const;

    double usual_;
    double scale_;
    std::map<std::string, experience> kinds_; ///< call and form of its arguments
    std::map<std::string, experience> calls_; ///< call
    experience resets_;
};

} // namespace sockmatrix
