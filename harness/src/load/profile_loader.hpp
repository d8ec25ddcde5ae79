// Profiles, with every fault of them.
#pragma once

#include "load/faults.hpp"
#include "model/profile.hpp"

#include <filesystem>
#include <vector>

namespace sockmatrix {

std::vector<std::filesystem::path> profile_files(const std::filesystem::path& folder);
std::vector<profile> collect_profiles(const std::filesystem::path& folder, fault_list& faults);

} // namespace sockmatrix
