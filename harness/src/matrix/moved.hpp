// Which cells moved since a target was recorded on another kernel, C library or emulator.
#pragma once

#include "model/case.hpp"
#include "model/verdict.hpp"

#include <optional>

namespace sockmatrix {

/// What two runs of a target were made on, where that differs: {"Linux 6.1.0", "Linux 6.18.44"};
/// empty if it does not.
std::pair<std::string, std::string> other_place(const json& before, const json& now);

/// The cells that both have and in which another outcome was taken; nothing if both were made on
/// the same.
std::optional<moved_cells> cells_moved(const suite& all, const judgement& before,
                                       const judgement& now);

} // namespace sockmatrix
