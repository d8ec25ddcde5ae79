#include "catch_any.hpp"
#include "given.hpp"

using namespace sockmatrix;

TEST_CASE("a star matches any text, and nothing else is special") {
    CHECK(glob_match("a/b", "a/b"));
    CHECK_FALSE(glob_match("a/b", "a/bc"));
    CHECK_FALSE(glob_match("a/b", "a"));
    CHECK(glob_match("*", ""));
    CHECK(glob_match("a/*", "a/"));
    CHECK(glob_match("a/*:two", "a/b:one:two"));
    CHECK(glob_match("*one*two*", "zone-one-two"));
    CHECK_FALSE(glob_match("*one*two", "one-two-three"));
    CHECK(glob_match("*aab", "aaab"));
    CHECK_FALSE(glob_match("a?c", "abc"));
    CHECK(glob_match("", ""));
    CHECK_FALSE(glob_match("", "a"));
}

TEST_CASE("cases are selected in the order of ids") {
    suite all;
    for (const char* id : {"a/one", "a/two", "b/one"}) {
        test_case one;
        one.id = id;
        all.cases.push_back(one);
    }
    const auto ids = [&](const std::vector<std::string>& globs,
                         const std::vector<std::string>& excluded) {
        std::string text;
        for (const test_case* one : select_cases(all, globs, excluded))
            text += one->id + " ";
        return text;
    };
    CHECK(ids({}, {}) == "a/one a/two b/one ");
    CHECK(ids({"b/*", "a/two"}, {}) == "a/two b/one ");
    CHECK(ids({}, {"*/one"}) == "a/two ");
    CHECK(ids({"a/*"}, {"a/two", "nothing"}) == "a/one ");
    CHECK_THROWS_WITH(
        ids({"a/*", "c/*"}, {}),
        "no case matches \"c/*\"; `sockmatrix list` shows the ids, and * stands for any text "
        "(all words after --select and --exclude are taken for ids)");
    CHECK_THROWS_AS(ids({"a/*"}, {"a/*"}), failure);
}
