// Where an entry of a profile comes from: its evidence, and the report of a known bug.
#pragma once

#include "load/faults.hpp"
#include "model/json.hpp"
#include "model/profile.hpp"

#include <string>
#include <string_view>

namespace sockmatrix {

/// Whether this is a day of the calendar, such as 2026-11-26. A month or a year alone, 2024-01 or
/// 2015, is one only if `whole` is false.
bool is_date(std::string_view text, bool whole) noexcept;

/// "unreported, seen on 2026-11-26 with gVisor 20240729.0": the report of a bug that has no thread.
std::string unreported(const evidence& seen);

/// What is wrong with the report of a known bug: a link by https, or `unreported`. Empty if
/// nothing.
std::string report_problem(const std::string& report);

/// The evidence of an entry. Adds what is wrong with it.
evidence build_evidence(const json& written, const place& at, fault_list& faults);

/// "bug" and "report" of an entry, which stand together.
void build_bug(const json& written, const place& at, expectation& into, fault_list& faults);

} // namespace sockmatrix
