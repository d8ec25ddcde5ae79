// The directory of the AF_UNIX peers.
#pragma once

#include <string>

namespace agent {

/// A fresh directory under $TMPDIR or /tmp (Windows: the user's folder for temporary files),
/// removed with all that is in it when this goes. Throws std::system_error.
class directory {
public:
    directory();
    directory(const directory&) = delete;
    directory& operator=(const directory&) = delete;
    ~directory();

    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

/// The path of a file in a directory. Paths are in UTF-8 on Windows.
std::string path_in(const std::string& directory, const std::string& name);

/// Removes a file, if it is there.
void remove_file(const std::string& path);

} // namespace agent
