// From the JSON of an expanded case to a test_case.
#pragma once

#include "load/faults.hpp"
#include "load/json_reader.hpp"
#include "model/case.hpp"

namespace sockmatrix {

/// Builds all that the body of a case says but its id, api and file, and adds what is wrong with
/// it. `at` is the case, or the row of a table. `steps` are the places of its steps, where these
/// are not all its own; else empty.
test_case build_case(const ordered_json& body, const place& at, fault_list& faults,
                     const std::vector<place>& steps = {});

/// Steps in order, each with its place; names are checked against those before.
std::vector<step> build_steps(const ordered_json& steps, const std::vector<place>& places,
                              fault_list& faults);

/// `expect` and `outcomes` of a case, in this order.
std::vector<outcome> build_outcomes(const ordered_json& body, const std::vector<step>& steps,
                                    const place& at, fault_list& faults);

/// `control` of a case or a row: the id of a case, several, or {"none": why}. Adds what is wrong
/// with its form.
void build_controls(const ordered_json& written, test_case& into, const place& at,
                    fault_list& faults);

/// A pattern as such: adds what is wrong with it.
void check_pattern(const json& pattern, const place& at, fault_list& faults);
/// Whether a key can begin a pattern; no step may have such a name.
bool is_pattern_word(std::string_view key) noexcept;

/// Marks the steps whose duration a pattern asks for.
void mark_timed(test_case& about);

} // namespace sockmatrix
