// From the text of an expression to its program.
#include "match/expression.hpp"
#include "model/limits.hpp"

#include <array>
#include <cctype>
#include <cstdint>

namespace sockmatrix {
namespace {

using octet_set = std::bitset<256>;
using step_kind = expression_step::kind;

constexpr std::size_t most_steps = 4096;
constexpr std::size_t unlimited = static_cast<std::size_t>(-1);

/// What an expression is made of.
struct part {
    enum class kind { take, sequence, choice, repeat, edge };
    kind is = kind::sequence;
    octet_set octets{};
    step_kind edge = step_kind::begin;
    std::size_t least = 1;
    std::size_t most = 1;
    std::vector<part> parts{};
};

part taking(const octet_set& octets) {
    part out;
    out.is = part::kind::take;
    out.octets = octets;
    return out;
}

part at_edge(step_kind edge) {
    part out;
    out.is = part::kind::edge;
    out.edge = edge;
    return out;
}

template <class Test>
octet_set octets_that(Test test) {
    octet_set out;
    for (unsigned c = 0; c < 128; ++c)
        out[c] = test(static_cast<int>(c)) != 0;
    return out;
}

octet_set one_octet(char c) {
    octet_set out;
    out.set(static_cast<unsigned char>(c));
    return out;
}

octet_set word_octets() {
    return octets_that([](int c) { return std::isalnum(c) != 0 || c == '_' ? 1 : 0; });
}

/// A fault of the text; it does not leave this file.
struct fault_of_text {
    std::string what;
};

class expression_reader {
public:
    explicit expression_reader(std::string_view text) : text_(text) {}

    part whole() {
        part out = choice();
        if (!is_end()) throw fault_of_text{"a ) without its ("};
        return out;
    }

private:
    bool is_end() const { return at_ == text_.size(); }
    bool is_next(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
    bool take(std::string_view what) {
        if (!is_next(what)) return false;
        at_ += what.size();
        return true;
    }
    char next() {
        if (is_end()) throw fault_of_text{"it ends too early"};
        return text_[at_++];
    }

    part choice() {
        part out;
        out.is = part::kind::choice;
        do
            out.parts.push_back(sequence());
        while (take("|"));
        return out;
    }

    part sequence() {
        part out;
        while (!is_end() && !is_next("|") && !is_next(")"))
            out.parts.push_back(repeated(atom()));
        return out;
    }

    part atom() {
        const char c = next();
        switch (c) {
        case '^':
            return at_edge(step_kind::begin);
        case '$':
            return at_edge(step_kind::end);
        case '.':
            return taking(~(one_octet('\n') | one_octet('\r')));
        case '(':
            return group();
        case '[':
            return taking(octet_class());
        case '\\':
            return escaped();
        case '*':
        case '+':
        case '?':
        case '{':
            throw fault_of_text{std::string("nothing stands before ") + c};
        default:
            return taking(one_octet(c));
        }
    }

    part group() {
        if (take("?") && !take(":"))
            throw fault_of_text{"(?=, (?! and their like are not known; only (?: is"};
        part out = choice();
        if (!take(")")) throw fault_of_text{"a ( without its )"};
        return out;
    }

    part escaped() {
        if (take("b")) return at_edge(step_kind::word_edge);
        if (take("B")) return at_edge(step_kind::no_word_edge);
        return taking(escaped_octets());
    }

    /// What stands after a backslash, in a class or outside.
    octet_set escaped_octets() {
        const octet_set digits = octets_that([](int c) { return std::isdigit(c); });
        const octet_set spaces = octets_that([](int c) { return std::isspace(c); });
        const char c = next();
        switch (c) {
        case 'd':
            return digits;
        case 'D':
            return ~digits;
        case 's':
            return spaces;
        case 'S':
            return ~spaces;
        case 'w':
            return word_octets();
        case 'W':
            return ~word_octets();
        case 'x':
            return hexadecimal();
        default:
            return control_or_itself(c);
        }
    }

    octet_set control_or_itself(char c) {
        static constexpr std::array<std::pair<char, char>, 6> controls{
            {{'t', '\t'}, {'n', '\n'}, {'r', '\r'}, {'f', '\f'}, {'v', '\v'}, {'0', '\0'}}};
        for (const auto& [letter, control] : controls)
            if (c == letter) return one_octet(control);
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            throw fault_of_text{std::string("\\") + c + " is not known here"};
        return one_octet(c);
    }

    octet_set hexadecimal() {
        unsigned value = 0;
        for (int i = 0; i < 2; ++i) {
            const char c = next();
            if (std::isxdigit(static_cast<unsigned char>(c)) == 0)
                throw fault_of_text{"\\x takes two hexadecimal digits"};
            const bool is_digit = std::isdigit(static_cast<unsigned char>(c)) != 0;
            value = value * 16 + static_cast<unsigned>(is_digit ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return one_octet(static_cast<char>(value));
    }

    octet_set octet_class() {
        const bool negated = take("^");
        octet_set out;
        while (!take("]")) {
            const octet_set first = class_atom();
            const bool is_range = is_next("-") && text_.substr(at_ + 1, 1) != "]";
            if (!is_range) {
                out |= first;
                continue;
            }
            ++at_;
            out |= between(first, class_atom());
        }
        return negated ? ~out : out;
    }

    octet_set class_atom() {
        if (take("[:")) return named_class();
        const char c = next();
        if (c != '\\') return one_octet(c);
        return take("b") ? one_octet('\b') : escaped_octets();
    }

    octet_set named_class() {
        using named = std::pair<std::string_view, int (*)(int)>;
        static constexpr std::array<named, 8> all{{{"alpha:]", std::isalpha},
                                                   {"digit:]", std::isdigit},
                                                   {"alnum:]", std::isalnum},
                                                   {"space:]", std::isspace},
                                                   {"upper:]", std::isupper},
                                                   {"lower:]", std::islower},
                                                   {"punct:]", std::ispunct},
                                                   {"xdigit:]", std::isxdigit}}};
        for (const auto& [name, test] : all)
            if (take(name)) return octets_that(test);
        throw fault_of_text{"a [: :] whose name is not known"};
    }

    static octet_set between(const octet_set& first, const octet_set& last) {
        if (first.count() != 1 || last.count() != 1)
            throw fault_of_text{"a range goes from one character to another"};
        std::size_t from = 0;
        std::size_t to = 0;
        for (std::size_t c = 0; c < first.size(); ++c) {
            if (first[c]) from = c;
            if (last[c]) to = c;
        }
        if (from > to) throw fault_of_text{"a range that ends before it begins"};
        octet_set out;
        for (std::size_t c = from; c <= to; ++c)
            out.set(c);
        return out;
    }

    part repeated(part of) {
        std::size_t least = 1;
        std::size_t most = 1;
        if (take("*")) {
            least = 0;
            most = unlimited;
        } else if (take("+")) {
            most = unlimited;
        } else if (take("?")) {
            least = 0;
        } else if (take("{")) {
            least = count();
            most = !take(",") ? least : is_next("}") ? unlimited : count();
            if (!take("}") || most < least)
                throw fault_of_text{"a { that is no {n}, {n,} or {n,m}"};
        } else {
            return of;
        }
        take("?"); // whether it takes much or little makes no difference to whether it matches
        part out;
        out.is = part::kind::repeat;
        out.least = least;
        out.most = most;
        out.parts.push_back(std::move(of));
        return out;
    }

    std::size_t count() {
        std::size_t value = 0;
        const std::size_t begin = at_;
        for (; !is_end() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
            value = value * 10 + static_cast<std::size_t>(text_[at_] - '0');
            if (value > most_steps) throw fault_of_text{"it repeats too much"};
        }
        if (at_ == begin) throw fault_of_text{"a { that is no {n}, {n,} or {n,m}"};
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

class expression_compiler {
public:
    std::vector<expression_step> program(const part& whole) {
        add(whole);
        add_step(step_kind::done);
        return std::move(steps_);
    }

private:
    expression_step& add_step(step_kind does) {
        if (steps_.size() == most_steps) throw fault_of_text{"it repeats too much"};
        expression_step one;
        one.does = does;
        one.next = steps_.size() + 1;
        return steps_.emplace_back(one);
    }

    void add(const part& one) {
        if (++parts_ > 2 * most_steps) throw fault_of_text{"it repeats too much"}; // even nothing
        switch (one.is) {
        case part::kind::take:
            add_step(step_kind::octet).octets = one.octets;
            break;
        case part::kind::edge:
            add_step(one.edge);
            break;
        case part::kind::sequence:
            for (const part& inner : one.parts)
                add(inner);
            break;
        case part::kind::choice:
            add_choice(one);
            break;
        case part::kind::repeat:
            add_repeat(one);
            break;
        }
    }

    void add_choice(const part& one) {
        std::vector<std::size_t> ends;
        for (std::size_t i = 0; i + 1 < one.parts.size(); ++i) {
            const std::size_t split = steps_.size();
            add_step(step_kind::split);
            add(one.parts[i]);
            ends.push_back(steps_.size());
            add_step(step_kind::split); // goes on after the last choice
            steps_[split].other = steps_.size();
        }
        if (!one.parts.empty()) add(one.parts.back());
        for (const std::size_t end : ends)
            steps_[end].next = steps_[end].other = steps_.size();
    }

    void add_repeat(const part& one) {
        const part& inner = one.parts.front();
        for (std::size_t i = 0; i < one.least; ++i)
            add(inner);
        if (one.most == unlimited) {
            const std::size_t split = steps_.size();
            add_step(step_kind::split);
            add(inner);
            expression_step& back = add_step(step_kind::split);
            back.next = back.other = split;
            steps_[split].other = steps_.size();
            return;
        }
        std::vector<std::size_t> splits;
        for (std::size_t i = one.least; i < one.most; ++i) {
            splits.push_back(steps_.size());
            add_step(step_kind::split);
            add(inner);
        }
        for (const std::size_t split : splits)
            steps_[split].other = steps_.size();
    }

    std::vector<expression_step> steps_;
    std::size_t parts_ = 0;
};

} // namespace

std::vector<expression_step> compile_expression(std::string_view text, std::string& problem) {
    if (text.size() > limits::expression) {
        problem =
            "has more than " + std::to_string(limits::expression) + " octets, which is the limit";
        return {};
    }
    try {
        return expression_compiler().program(expression_reader(text).whole());
    } catch (const fault_of_text& fault) {
        problem = fault.what;
        return {};
    }
}

} // namespace sockmatrix
