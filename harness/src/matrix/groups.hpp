// What differs between many targets, as groups of cases and of targets.
#pragma once

#include "matrix/traits.hpp"
#include "model/matrix.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

/// The targets that did the same.
struct outcome_group {
    verdict_kind kind = verdict_kind::conforms;
    std::string did; ///< verdict and outcome: "deviates: refuses"
    target_names targets;
    std::vector<std::string> traits; ///< that say which they are (trait_index); may be empty
};

/// Cases of one written id in which the same targets did the same.
struct difference_group {
    const matrix_row* first = nullptr;
    std::vector<std::string> cases;      ///< ids, sorted
    std::vector<outcome_group> outcomes; ///< the one of most targets first
};

/// Of the rows that differ; points into the matrix.
std::vector<difference_group> group_differences(const matrix& value);

/// Cells alike: of one written id, with the same outcome and remark.
struct cell_group {
    std::string written;
    std::string did;
    std::string remark; ///< the known bug, or why it was not expected
    verdict_kind kind = verdict_kind::conforms;
    std::vector<std::string> cases;
    target_names targets;
    std::vector<std::string> traits;
};

/// Cells with a known bug; cells that are not as expected.
std::vector<cell_group> group_bugs(const matrix& value);
std::vector<cell_group> group_unexpected(const matrix& value);

} // namespace sockmatrix
