#include "catch_any.hpp"
#include "match/expression.hpp"
#include "model/failure.hpp"
#include "model/limits.hpp"

#include <regex>

using namespace sockmatrix;

namespace {

const char* const expressions[] = {"a",
                                   "^a",
                                   "a$",
                                   "^$",
                                   "",
                                   "a|b",
                                   "^(a|b)$",
                                   "(ab)+",
                                   "a*b",
                                   "a?b",
                                   "a{2}",
                                   "a{2,}",
                                   "^a{2,3}$",
                                   "[a-c]x",
                                   "[^a-c]",
                                   "\\d+",
                                   "\\D",
                                   "\\w+\\b",
                                   "\\bfoo\\b",
                                   "\\Boo",
                                   "\\s",
                                   "[\\d.]+",
                                   "a.c",
                                   "^[^ ]+$",
                                   "[Nn]ot connected",
                                   "^fe80::1(%|$)",
                                   "^Unknown error -?[0-9]+$",
                                   "(a|ab)(c|bcd)",
                                   "^[0-9A-Fa-f:.]{2,45}$",
                                   "x*",
                                   "(a*)*b",
                                   "(a|)+c",
                                   "a+?b",
                                   "(?:ab|c){2}",
                                   "\\x41",
                                   "[[:alpha:]]+1",
                                   "^[A-Za-z][^0-9]+$",
                                   "\\.",
                                   "[.]",
                                   "a||b",
                                   "()",
                                   "[-a]",
                                   "[a-]",
                                   "(^a|b$)"};
const char* const texts[] = {"",
                             "a",
                             "b",
                             "ab",
                             "ba",
                             "aab",
                             "aaa",
                             "abab",
                             "xay",
                             "cx",
                             "foo",
                             "foo bar",
                             "afoo",
                             "A1",
                             "1.2.3",
                             "Not connected",
                             "fe80::1%eth0",
                             "fe80::1",
                             "fe80::12",
                             "Unknown error -3",
                             "Unknown error x",
                             "abcd",
                             "abbcd",
                             "::1",
                             "a\nc",
                             "a c",
                             "zz top",
                             "]a",
                             "-",
                             "cab",
                             "aaaaac",
                             "_x9"};

} // namespace

TEST_CASE("an expression matches where std::regex does") {
    for (const char* one : expressions)
        for (const char* text : texts) {
            INFO(one << " in " << text);
            const std::regex reference(one);
            CHECK(expression(one).is_in(text) == std::regex_search(text, reference));
            CHECK(expression(one).matches(text) == std::regex_match(text, reference));
            std::cmatch found;
            if (std::regex_search(text, found, reference)) {
                const auto place = expression(one).find(text);
                REQUIRE(place);
                CHECK(place->first == static_cast<std::size_t>(found.position()));
            }
        }
}

TEST_CASE("the longest of the first matches is found") {
    const expression version("[0-9]+(\\.[0-9]+)+|[0-9]{6,}(\\.[0-9]+)*");
    const std::string text = "wine-8.0 (Debian 8.0~repack-4)";
    const auto found = version.find(text);
    REQUIRE(found);
    CHECK(text.substr(found->first, found->second - found->first) == "8.0");
    CHECK_FALSE(version.find("no number 12"));
}

TEST_CASE("what is no expression, or takes too much, is told") {
    for (const std::string& one :
         {std::string("("), std::string(")"), std::string("["), std::string("a{"),
          std::string("a{2"), std::string("a{3,2}"), std::string("*"), std::string("\\"),
          std::string("\\1"), std::string("(?=a)"), std::string("(?!a)"), std::string("[b-a]"),
          std::string("[[:x:]]"), std::string("\\xg0"), std::string("a{99999}"),
          std::string("(((a{60}){60}){60}){60}"), std::string("((){4000}){4000}"),
          std::string(limits::expression + 1, 'a')}) {
        INFO(one);
        CHECK_FALSE(expression::problem(one).empty());
        CHECK_THROWS_AS(expression(one), failure);
    }
    CHECK(expression::problem(std::string(100, '(') + std::string(100, ')')).empty());
}

TEST_CASE("neither expression nor text makes a match take long or deep") {
    const std::string text(100'000, 'a');
    CHECK_FALSE(expression("(a*)*b").is_in(text));
    CHECK_FALSE(expression("(x+x+)+y").is_in(std::string(100'000, 'x')));
    CHECK(expression("(a|aa)+").matches(text));
    CHECK(expression("^(.|\\n)*$").matches(text));
}
