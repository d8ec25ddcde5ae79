// Profiles, with every fault of them.
#pragma once

#include "load/faults.hpp"
#include "model/json.hpp"
#include "model/profile.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace sockmatrix {

/// The profile of a file's content, or nothing after a fault was added.
std::optional<profile> build_profile(const json& content, const std::filesystem::path& file,
                                     fault_list& faults);
std::vector<std::filesystem::path> profile_files(const std::filesystem::path& folder);
std::vector<profile> collect_profiles(const std::filesystem::path& folder, fault_list& faults);

} // namespace sockmatrix
