// Lines out of a stream of characters, bounded in length.
#pragma once

#include "transport.hpp"

#include <string_view>
#include <vector>

namespace adapter {

/// The longest message with its newline. (docs/protocol.md, Transport)
inline constexpr std::size_t longest_line = std::size_t{1} << 20;

class line_reader {
public:
    enum class result { line, too_long, end };

    explicit line_reader(transport& from);

    /// Whether the next line is here already, so that `next` will not wait.
    bool ready();
    /// The next line without its newline, valid until the following call. One past the limit is
    /// skipped up to its newline and told as `too_long`. Text without a newline at the end is lost.
    result next(std::string_view& line);

private:
    bool fill();
    result skip_line();

    transport& from_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    /// Up to here there is no newline from begin_ on.
    std::size_t searched_ = 0;
};

} // namespace adapter
