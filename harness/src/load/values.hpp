// The form of case values (docs/writing-cases.md, Values).
#pragma once

#include "load/faults.hpp"
#include "model/json.hpp"

namespace sockmatrix {

/// Adds what is wrong with an argument of a call, told about its one tag.
void check_value(const json& value, const place& at, fault_list& faults);

} // namespace sockmatrix
