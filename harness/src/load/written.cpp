#include "load/written.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Walks over well-formed JSON, value by value.
class written_reader {
public:
    explicit written_reader(std::string_view text) : text_(text) {
        if (text_.rfind("\xef\xbb\xbf", 0) == 0) at_ = 3; // a byte order mark
    }

    written_value value() {
        skip_blanks();
        const std::size_t start = at_;
        written_value out;
        if (text_[at_] == '{' || text_[at_] == '[')
            parts(out);
        else
            token();
        out.text = text_.substr(start, at_ - start);
        return out;
    }

private:
    void skip_blanks() { at_ = std::min(text_.find_first_not_of(blanks, at_), text_.size()); }

    /// A text with its quotes, a number or a word.
    std::string_view token() {
        const std::size_t start = at_;
        if (text_[at_] != '"') {
            at_ = std::min(text_.find_first_of(" \t\r\n,:]}", at_), text_.size());
        } else {
            for (++at_; text_[at_] != '"'; ++at_)
                if (text_[at_] == '\\') ++at_;
            ++at_;
        }
        return text_.substr(start, at_ - start);
    }

    void parts(written_value& into) {
        const char end = text_[at_] == '{' ? '}' : ']';
        std::size_t from = ++at_;
        for (skip_blanks(); text_[at_] != end; skip_blanks()) {
            const bool starts_line = text_.substr(from, at_ - from).find('\n') != text_.npos;
            if (into.parts.empty()) into.opened = starts_line;
            part_of(into, end);
            into.filled = into.filled || (into.opened && into.parts.size() > 1 && !starts_line);
            from = at_;
        }
        ++at_;
        into.filled = into.filled && end == ']' &&
                      std::all_of(into.parts.begin(), into.parts.end(),
                                  [](const auto& one) { return one.is_plain(); });
    }

    void part_of(written_value& into, char end) {
        std::string_view key;
        if (end == '}') {
            key = token();
            skip_blanks();
            ++at_; // the colon
        }
        into.parts.push_back(value());
        into.parts.back().key = key;
        skip_blanks();
        if (text_[at_] == ',') ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

} // namespace

const written_value* written_value::part(std::string_view name) const noexcept {
    for (const written_value& one : parts)
        if (one.key.size() == name.size() + 2 && one.key.substr(1, name.size()) == name)
            return &one;
    return nullptr;
}

written_value read_written(std::string_view text) {
    return written_reader(text).value();
}

std::size_t begin_in(std::string_view text, std::string_view part) noexcept {
    return static_cast<std::size_t>(part.data() - text.data());
}

std::size_t end_in(std::string_view text, std::string_view part) noexcept {
    return begin_in(text, part) + part.size();
}

} // namespace sockmatrix
