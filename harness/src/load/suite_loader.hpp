// Everything below cases/, with every fault of it.
#pragma once

#include "load/definitions.hpp"
#include "load/faults.hpp"
#include "load/json_reader.hpp"
#include "model/case.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// What load_suite loads, as far as it is well-formed; all that is not is in `faults`.
suite collect_suite(const std::filesystem::path& folder, fault_list& faults);

/// The case files below cases/, sorted: every .json but clauses.json and those of schema/.
std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder);

/// What a case file holds.
struct file_cases {
    std::vector<test_case> cases;
    usage uses; ///< of definitions, the suite's too
};

/// The cases of one file; `shared` is what cases/shared.json defines.
file_cases collect_cases(const std::filesystem::path& folder, const std::filesystem::path& file,
                         const definitions& shared, fault_list& faults);
/// The cases of the content that a file has, or is to have.
file_cases build_cases(const ordered_json& content, const std::filesystem::path& folder,
                       const std::filesystem::path& file, const definitions& shared,
                       fault_list& faults);

/// Whether a text can stand after `<api>/` in an id: lower-case words, digits and hyphens.
bool is_slug(std::string_view text) noexcept;

/// clauses.json: the documented names and the clauses.
void collect_clauses(const std::filesystem::path& folder, suite& into, fault_list& faults);

/// controls.json, if there is one: which case shows of a call that it works.
void collect_controls(const std::filesystem::path& folder, suite& into, fault_list& faults);
/// Gives the cases that calls which do nothing could pass, and that say nothing of controls, those
/// of their calls. The cases are well-formed.
void give_usual_controls(suite& all);

/// 16 hexadecimal digits over what is run and how it is judged, not over prose and sources. The
/// cases are sorted.
std::string suite_hash(const std::vector<test_case>& cases);

} // namespace sockmatrix
