// Parts of the Markdown page. Internal to report.
#pragma once

#include "model/matrix.hpp"
#include "report/safe_text.hpp"

#include <string>
#include <string_view>

namespace sockmatrix {

/// What was not expected, known bugs, what differs, and what sources say, for more targets than a
/// table can hold: cases and targets in groups.
std::string groups_markdown(const matrix& value);
/// What adapters did where no case's answer shows it; empty if there is nothing.
std::string incidents_markdown(const matrix& value);
/// What sources say of platforms that were not run; empty if they say nothing.
std::string claims_markdown(const matrix& value);

} // namespace sockmatrix
