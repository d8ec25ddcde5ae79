// Makes recordings compact so that judging them gives the same verdicts. Pure.
#pragma once

#include "model/case.hpp"
#include "model/compact.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace sockmatrix {

/// The recording without long values that vary from run to run and that no verdict needs: each is
/// replaced by {"omitted": <octets>}.
recording without_long_values(const suite& all, recording seen);

/// How many cases of `seen` are answered as in `base`.
std::size_t count_alike(const recording& seen, const recording& base);

/// `seen` as what differs from `base`: a case is left out if its answer is the same and what varies
/// in the base's run gives the same verdict.
compact_form compact_like(const suite& all, const recording& seen, const recording& base);

/// Compact forms of recordings of different targets, in their order. The first one that is unlike
/// every base before it, in a quarter of its cases or more, is whole and a base for those after it.
std::vector<compact_form> compact_all(const suite& all, const std::vector<recording>& seen);

} // namespace sockmatrix
