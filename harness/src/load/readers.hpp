// One function for each kind of file: its text in, a value or a failure out. What loads a file
// reads its text and calls one of these; so does fuzzing.
#pragma once

#include "load/load.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

struct definitions;

// Each throws failure(invalid) in one line that names `file`, the place in it and what is wrong,
// a limit of model/limits.hpp too. `file` need not exist.

/// The cases of a file below `folder`, expanded; `shared` is what they may use.
std::vector<test_case> parse_cases(std::string_view text, const definitions& shared,
                                   const std::filesystem::path& folder,
                                   const std::filesystem::path& file);
/// cases/shared.json.
definitions parse_shared(std::string_view text, const std::filesystem::path& file);
/// `names` and `clauses` of clauses.json; no cases.
suite parse_clauses(std::string_view text, const std::filesystem::path& file);
profile parse_profile(std::string_view text, const std::filesystem::path& file);
/// platform.json of the folder that `file` is in, within the folder of all platforms.
platform parse_platform(std::string_view text, const std::filesystem::path& file);
implementation parse_implementation(std::string_view text, const std::filesystem::path& file);
std::map<std::string, std::string> parse_equivalents(std::string_view text,
                                                     const std::filesystem::path& file);

} // namespace sockmatrix
