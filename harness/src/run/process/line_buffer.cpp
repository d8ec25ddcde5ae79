#include "run/process/line_buffer.hpp"

#include <cstring>

namespace sockmatrix {
namespace {

constexpr std::size_t read_size = 64 * 1024;

} // namespace

std::span<char> line_buffer::space() {
    if (begin_ == end_) begin_ = end_ = scanned_ = 0;
    if (octets_.size() - end_ < read_size && begin_ > 0) {
        std::memmove(octets_.data(), octets_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        scanned_ -= begin_;
        begin_ = 0;
    }
    if (octets_.size() - end_ < read_size) octets_.resize(end_ + read_size);
    return {octets_.data() + end_, octets_.size() - end_};
}

std::optional<std::string_view> line_buffer::next() {
    if (too_long_ || scanned_ == end_) return std::nullopt;
    const void* newline = std::memchr(octets_.data() + scanned_, '\n', end_ - scanned_);
    const std::size_t stop =
        newline ? static_cast<std::size_t>(static_cast<const char*>(newline) - octets_.data())
                : end_;
    scanned_ = stop;
    // The newline itself counts: a line without one yet has at least one octet to come.
    too_long_ = stop - begin_ + 1 > limit_;
    if (!newline || too_long_) return std::nullopt;
    const std::string_view line(octets_.data() + begin_, stop - begin_);
    begin_ = scanned_ = stop + 1;
    return line;
}

} // namespace sockmatrix
