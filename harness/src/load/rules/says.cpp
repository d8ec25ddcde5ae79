#include "load/rules/rules.hpp"
#include "match/expression.hpp"

namespace sockmatrix {
namespace {

/// Characters of a text in UTF-8.
std::size_t length_of(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) ++count;
    return count;
}

} // namespace

void check_says(const lint_input& input, rule_findings& out) {
    static const expression should(R"(\b[Ss][Hh][Oo][Uu][Ll][Dd]\b)");
    for (const test_case& one : input.all.cases) {
        if (one.says.empty()) out.add_written(one, "says nothing");
        if (length_of(one.says) > 70)
            out.add_written(one, "says more than 70 characters; say one behaviour");
        if (should.is_in(one.says)) out.add_written(one, "says \"should\"; say what happens");
        if (!one.says.empty() && one.says.back() == '.')
            out.add_written(one, "says ends with a period; leave it out");
    }
}

} // namespace sockmatrix
