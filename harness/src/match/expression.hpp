// Regular expressions that take a time and a memory which their length and the text's bound: no
// text and no expression can exhaust the stack, as with std::regex.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sockmatrix {

/// One instruction of a compiled expression.
struct expression_step {
    enum class kind { octet, split, begin, end, word_edge, no_word_edge, done };
    kind does = kind::done;
    std::size_t next = 0;
    std::size_t other = 0;     ///< of a split
    std::bitset<256> octets{}; ///< that it takes
};

/// An expression of ECMAScript without back references and look-ahead, over octets. At most
/// limits::expression octets long.
class expression {
public:
    /// Throws failure(invalid) saying what is wrong with the text.
    explicit expression(std::string_view text);
    /// What is wrong with a text; empty if it is an expression.
    static std::string problem(std::string_view text);

    /// Whether it matches the whole of a text.
    bool matches(std::string_view text) const;
    /// Whether it matches somewhere in a text.
    bool is_in(std::string_view text) const { return find(text).has_value(); }
    /// The first match and, of those that begin there, the longest: its begin and its end.
    std::optional<std::pair<std::size_t, std::size_t>> find(std::string_view text) const;

private:
    std::vector<expression_step> steps_;
};

/// Compiles an expression; nothing, and what is wrong with it, if it is none. Internal to match.
std::vector<expression_step> compile_expression(std::string_view text, std::string& problem);

} // namespace sockmatrix
