// Where requests come from and replies go to.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace adapter {

class transport {
public:
    virtual ~transport() = default;
    /// Waits for input and returns how many characters it put into `space`; 0 at the end of input.
    virtual std::size_t read(std::span<char> space) = 0;
    /// Writes all of `text`; false if nobody can read it any more.
    virtual bool write(std::string_view text) = 0;
};

/// The standard input and output, in binary.
std::unique_ptr<transport> standard_streams();

} // namespace adapter
