// How far a recording holds what its run set out to do. Pure.
#pragma once

#include "model/case.hpp"
#include "model/compact.hpp"
#include "model/selection.hpp"
#include "model/verdict.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// What a recording lacks of what it set out to run (docs/recordings.md, "Selected"). A recording
/// of this suite is compared by ids, one of another suite by their number.
struct extent {
    bool every_case = false;       ///< it holds every case of this suite
    std::vector<std::string> lost; ///< ids of the cases that it lacks, where that can be known
    std::vector<std::string> gaps; ///< what else keeps it from being whole, a line each
    std::string
        remark; ///< what every report says of it, one line; empty if it is whole and of this suite
};

/// Sorted; they refer to what they were taken from.
using case_ids = std::vector<std::string_view>;

case_ids ids_of(const recording& seen);

/// `run` is the object of the recording's first line, `held` its cases.
extent extent_of(const suite& all, const json& run, const case_ids& held);

/// Adds to a judgement a verdict "missing", which is lost, for each case that the recording should
/// hold and does not, what else it lacks, and its remark. A judgement without a case that ran says
/// that nothing was looked at.
void add_extent(const extent& held, const suite& all, judgement& into);

/// What a recording that was put together from several runs of this suite now says that they set
/// out to do: the cases that it holds.
selection selection_of_held(const suite& all, const case_ids& held);

} // namespace sockmatrix
