// Figures that several reports show.
#pragma once

#include "model/matrix.hpp"

#include <map>
#include <string>
#include <vector>

namespace sockmatrix {

std::size_t count_of(const std::map<std::string, std::size_t>& counts, verdict_kind kind);
std::map<std::string, std::size_t> count_kinds(const judgement& value);

/// Reason of a skip -> number of cases.
std::map<std::string, std::size_t> skip_reasons(const judgement& value);

/// "glibc 2.36, Linux 6.1.0, refsock 0.1.0": the versions that a recording names.
std::string environment_line(const json& run);

} // namespace sockmatrix
