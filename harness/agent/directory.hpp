// The directory of the AF_UNIX peers.
#pragma once

#include <string>

namespace agent {

/// A fresh directory under $TMPDIR or /tmp, removed with all that is in it when this goes.
/// Throws std::system_error.
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

} // namespace agent
