// A file's text, a part at a time.
#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// Reads a file, or what stands for one (a pipe), from its beginning.
class file_text {
public:
    /// Throws failure(invalid) if it cannot be opened, with the system's reason.
    explicit file_text(const std::filesystem::path& file);
    /// The next octets, at most 64 KiB, valid until the next call; empty at the end. Throws
    /// failure(invalid) if they cannot be read.
    std::string_view next();

private:
    std::filesystem::path file_;
    std::ifstream in_;
    std::vector<char> part_;
};

} // namespace sockmatrix
