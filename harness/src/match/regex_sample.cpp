#include "match/regex_sample.hpp"

#include <cctype>

namespace sockmatrix {
namespace {

/// Reads an expression from left to right; `failed` once something is not understood.
class regex_reader {
public:
    explicit regex_reader(const std::string& text) : text_(text) {}

    std::optional<std::string> sample() {
        std::string out = alternatives();
        if (failed_ || at_ != text_.size()) return std::nullopt;
        return out;
    }

private:
    bool ends() const { return at_ >= text_.size(); }
    char next() { return ends() ? (failed_ = true, '\0') : text_[at_++]; }
    bool take(char c) {
        if (ends() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    /// The first of them; the others are read over.
    std::string alternatives() {
        const std::string first = sequence();
        while (!failed_ && take('|'))
            sequence();
        return first;
    }

    std::string sequence() {
        std::string out;
        while (!failed_ && !ends() && text_[at_] != '|' && text_[at_] != ')') {
            const std::string one = atom();
            for (std::size_t left = repetitions(); left > 0; --left)
                out += one;
        }
        return out;
    }

    std::string atom() {
        const char c = next();
        switch (c) {
        case '^':
        case '$':
            return {};
        case '.':
            return "a";
        case '(':
            return group();
        case '[':
            return set();
        case '\\':
            return escape();
        default:
            return {c};
        }
    }

    std::string group() {
        if (take('?') && !take(':')) failed_ = true;
        std::string out = alternatives();
        if (!take(')')) failed_ = true;
        return out;
    }

    /// The first character of a set; for a set that is negated one that is rarely in one.
    std::string set() {
        const bool is_negated = take('^');
        const std::string first = take('\\') ? escape() : std::string(1, next());
        while (!failed_ && !take(']'))
            if (next() == '\\') next();
        return is_negated ? "a" : first;
    }

    std::string escape() {
        const char c = next();
        switch (c) {
        case 'd':
            return "0";
        case 'w':
        case 'D':
        case 'S':
            return "a";
        case 's':
        case 'W':
            return " ";
        case 'n':
            return "\n";
        case 't':
            return "\t";
        case 'r':
            return "\r";
        default:
            if (std::isalnum(static_cast<unsigned char>(c)) != 0) failed_ = true;
            return {c};
        }
    }

    /// How often at least what stands before is repeated; what may be left out is.
    std::size_t repetitions() {
        std::size_t least = 1;
        if (take('*') || take('?'))
            least = 0;
        else if (take('{'))
            least = bounds();
        else
            take('+');
        take('?'); // as few as possible, which these are
        return least;
    }

    std::size_t bounds() {
        std::size_t least = 0;
        while (!ends() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0)
            least = least * 10 + static_cast<std::size_t>(next() - '0');
        while (!failed_ && !take('}'))
            next();
        if (least > 1024) failed_ = true;
        return failed_ ? 0 : least;
    }

    const std::string& text_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

} // namespace

std::optional<std::string> regex_sample(const std::string& expression) {
    return regex_reader(expression).sample();
}

} // namespace sockmatrix
