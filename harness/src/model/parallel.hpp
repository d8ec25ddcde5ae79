// Work that threads share.
#pragma once

#include <cstddef>
#include <functional>

namespace sockmatrix {

/// Calls `task` once for each index below `count`, on as many threads as the machine has at once.
/// Returns when all are done; then rethrows what the lowest index threw. The task must bear being
/// called from several threads at a time.
void each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& task);

} // namespace sockmatrix
