// The JSON value that cases, observations and profiles are made of.
#pragma once

#include <nlohmann/json.hpp>

namespace sockmatrix {

using json = nlohmann::json;

} // namespace sockmatrix
