// The machine image of a CI service that a run takes place on.
#pragma once

#include <string>

namespace sockmatrix {

/// The image's name and version as the service gives them in ImageOS and ImageVersion ("ubuntu24
/// 20251112.124.1"), or either alone; empty where neither is set.
std::string runner_image();

} // namespace sockmatrix
