// Folders and files that are written.
#pragma once

#include <filesystem>

namespace sockmatrix {

/// Makes a folder and those above it, if they are not there. Throws failure(failed) with the
/// system's reason.
void make_folder(const std::filesystem::path& folder);

} // namespace sockmatrix
