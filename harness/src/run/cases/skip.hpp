// Cases that cannot run here. Internal to run.
#pragma once

#include "model/case.hpp"
#include "model/recording.hpp"
#include "run/protocol/adapter_info.hpp"

#include <optional>

namespace sockmatrix {

/// Why a case cannot be run with this adapter in this place; nothing if it can. Calls that an
/// adapter lacks are no reason: it answers `unsupported` itself.
std::optional<skip> skip_reason(const test_case& what, const adapter_info& about);

} // namespace sockmatrix
