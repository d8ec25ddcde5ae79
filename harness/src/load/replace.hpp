// Folders in the command lines of platforms and adapters.
#pragma once

#include <filesystem>
#include <string>

namespace sockmatrix {

/// Replaces every `mark`, such as "{dir}", by the absolute path of a folder.
void replace_folder(std::string& text, const std::string& mark,
                    const std::filesystem::path& folder);

} // namespace sockmatrix
