// Controls: a case that an implementation could pass by doing nothing counts only if it did
// something elsewhere. Internal to judge.
#pragma once

#include "judge/prepared.hpp"
#include "model/compact.hpp"
#include "model/verdict.hpp"

#include <map>
#include <string>

namespace sockmatrix {

/// The controls of one recording, each classified once. Refers to what it is made of.
class control_verdicts {
public:
    control_verdicts(const prepared_cases& cases, const stored_recording& seen);

    /// Makes a green verdict `blocked` if idle calls reach its outcome and a control of the case
    /// failed. A control that the recording lacks, or that was skipped, says nothing.
    void apply(const prepared_case& of, verdict& out);

private:
    /// Why a control failed; empty if it did not, or says nothing.
    const std::string& failure_of(const std::string& id);

    const prepared_cases& cases_;
    const stored_recording& seen_;
    std::map<std::string, std::string> failures_;
};

} // namespace sockmatrix
