// Splits a stream into lines without copying them. Internal to run.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// Holds what has come and is not yet taken. Its memory stays bounded by the limit and one read.
class line_buffer {
public:
    /// `limit`: octets of a line with its newline.
    explicit line_buffer(std::size_t limit) : limit_(limit) {}

    /// Where the next octets go. Lines taken before become invalid.
    std::span<char> space();
    void added(std::size_t size) noexcept { end_ += size; }

    /// The next complete line without its newline; it is valid until `space`.
    std::optional<std::string_view> next();
    /// Whether a line is longer than the limit. No further line comes then.
    bool too_long() const noexcept { return too_long_; }
    bool empty() const noexcept { return begin_ == end_; }

private:
    std::vector<char> octets_;
    std::size_t limit_;
    std::size_t begin_ = 0; ///< of what is not yet taken
    std::size_t end_ = 0;
    std::size_t scanned_ = 0; ///< no newline between begin_ and here
    bool too_long_ = false;
};

} // namespace sockmatrix
