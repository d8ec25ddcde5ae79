// The matrix: verdicts of many targets side by side.
#pragma once

#include "model/profile.hpp"
#include "model/verdict.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

struct matrix_column {
    std::string target;
    json run;
    std::map<std::string, std::size_t> counts; ///< verdict kind -> number of cases
    std::vector<std::string> complaints;
    std::vector<judged_incident> incidents;
    std::vector<std::string> gaps; ///< of the recording (judgement)
    std::string remark;
};

/// One case: a cell a target, in the order of the columns. A target that has no record of it has
/// none.
using matrix_cell = shared_verdict;

/// A trait of platforms that were not run. What its cells say comes from sources, never from a
/// recording.
struct claimed_column {
    std::string trait;
    std::map<std::string, std::size_t> counts; ///< kind of evidence -> number of cases
};

struct matrix_row {
    std::string case_id;
    std::string api;
    std::string says;
    demand_level level = demand_level::must;
    std::string same; ///< test_case::same
    std::vector<std::string> cite;
    std::vector<matrix_cell> cells;
    std::vector<std::vector<claim>>
        claims;           ///< one a claimed column, in their order; empty: nothing is said
    bool differs = false; ///< two targets that ran it took different outcomes
};

struct matrix {
    std::string suite; ///< hash
    std::vector<matrix_column> columns;
    std::vector<claimed_column> claimed;
    std::vector<matrix_row> rows;
};

} // namespace sockmatrix
