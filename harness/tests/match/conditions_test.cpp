#include "match/conditions.hpp"
#include "model/failure.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;

TEST_CASE("versions compare by their leading dotted integers") {
    struct row {
        const char* version;
        const char* condition;
        bool meets;
    };
    const std::vector<row> rows = {
        {"1.2.3", "<1.2.5", true},
        {"1.2.5", "<1.2.5", false},
        {"1.2.10", "<1.2.5", false},
        {"1.2", "<1.2.5", true},
        {"2", "<1.2.5", false},
        {"1.2.5", "<=1.2.5", true},
        {"1.2.6", "<=1.2.5", false},
        {"6.1.0-18-amd64", ">=6.1", true},
        {"6.1", ">=6.1.0", true},
        {"6.0.9", ">=6.1", false},
        {"6.1.1", ">6.1", true},
        {"6.1.0", ">6.1", false},
        {"2.36", "=2.36.0", true},
        {"2.36", "=2.3", false},
        {"2.36", "!=2.35", true},
        {"2.36", "!=2.36", false},
        {"2.36", ">=2.30,<2.37", true},
        {"2.36", ">= 2.30, < 2.36", false},
        {"2.036", "=2.36", true},
        {"99999999999999999999", ">1", true},
        {"99999999999999999999", "<99999999999999999998", false},
        {"glibc", "<9", false},
        {"", "<9", false},
        {"0", "<1", true},
    };
    for (const row& one : rows) {
        CAPTURE(one.version, one.condition);
        CHECK(version_meets(one.version, one.condition) == one.meets);
    }
}

TEST_CASE("what is no condition is refused") {
    for (const char* condition : {"", "<", "1.2", "~1.2", "=<1.2", "<1.2,", "<x"}) {
        CAPTURE(condition);
        CHECK_THROWS_AS(version_meets("1.2", condition), failure);
    }
}

TEST_CASE("conditions on versions exclude each other or not") {
    for (const char* text : {"<1.2.5", ">= 6.1, <7", "=1", "!=2.0", "little"})
        CHECK(is_condition(text));
    for (const char* text : {"", "<", "<x", ">=1,", "1.2 <"})
        CHECK(is_condition(text) == (std::string(text) == "1.2 <"));
    CHECK(conditions_exclude("<1.2.5", ">=1.2.5"));
    CHECK(conditions_exclude(">=1.2.5", "<1.2.5"));
    CHECK(conditions_exclude("<1.2", ">1.2.0"));
    CHECK(conditions_exclude("=1", "=2"));
    CHECK(conditions_exclude(">=1, <2", ">=2, <3"));
    CHECK(conditions_exclude("little", "big"));
    CHECK_FALSE(conditions_exclude("<=1.2", ">=1.2.0"));
    CHECK_FALSE(conditions_exclude("<2", "<1"));
    CHECK_FALSE(conditions_exclude(">=1.10", "<1.11"));
    CHECK_FALSE(conditions_exclude("!=1", "=1"));
    CHECK_FALSE(conditions_exclude("little", "little"));
}

TEST_CASE("a condition compares, is of a capability, or is a text") {
    CHECK(is_comparison(">=1"));
    CHECK_FALSE(is_comparison("1.2 <"));
    CHECK_FALSE(is_comparison(""));
    CHECK(is_presence("present"));
    CHECK(is_presence("missing"));
    CHECK_FALSE(is_presence("big"));
}
