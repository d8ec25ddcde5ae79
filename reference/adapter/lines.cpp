#include "lines.hpp"

#include <cstring>

namespace adapter {
namespace {

constexpr std::size_t first_size = std::size_t{64} << 10;

} // namespace

line_reader::line_reader(transport& from) : from_(from), buffer_(first_size) {}

// Leaves searched_ on the newline if there is one, else at the end.
bool line_reader::ready() {
    const char* const start = buffer_.data() + searched_;
    const void* const found = std::memchr(start, '\n', end_ - searched_);
    if (found == nullptr) {
        searched_ = end_;
        return false;
    }
    searched_ += static_cast<std::size_t>(static_cast<const char*>(found) - start);
    return true;
}

line_reader::result line_reader::next(std::string_view& line) {
    while (!ready()) {
        if (end_ - begin_ >= longest_line) return skip_line();
        if (!fill()) return result::end;
    }
    line = {buffer_.data() + begin_, searched_ - begin_};
    begin_ = ++searched_;
    return line.size() < longest_line ? result::line : result::too_long;
}

line_reader::result line_reader::skip_line() {
    do {
        begin_ = searched_ = end_ = 0;
        if (!fill()) return result::end;
    } while (!ready());
    begin_ = ++searched_;
    return result::too_long;
}

bool line_reader::fill() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        searched_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    const auto count = from_.read({buffer_.data() + end_, buffer_.size() - end_});
    end_ += count;
    return count > 0;
}

} // namespace adapter
