#include "catch_any.hpp"
#include "load/load.hpp"

using namespace sockmatrix;

TEST_CASE("coverage tells clauses with cases, without, and planned, and names without a clause") {
    suite all;
    all.clauses = {{"a.one", "x", "doc", "a", ""},
                   {"a.two", "x", "doc", "a", ""},
                   {"so.error", "x", "doc", "SO_ERROR", "later"}};
    all.names = {"a", "b", "SO_*"};
    for (const char* id : {"a/one", "a/two"}) {
        test_case one;
        one.id = id;
        one.clauses = {"a.one"};
        all.cases.push_back(one);
    }
    const coverage_report report = measure_coverage(all);
    REQUIRE(report.clauses.size() == 3);
    CHECK(report.clauses[0].first->id == "a.one");
    CHECK(report.clauses[0].second == std::vector<std::string>{"a/one", "a/two"});
    CHECK(report.clauses[1].second.empty());
    CHECK(report.covered == 1);
    REQUIRE(report.missing.size() == 1);
    CHECK(report.missing.front()->id == "a.two");
    REQUIRE(report.planned.size() == 1);
    CHECK(report.planned.front()->id == "so.error");
    CHECK(report.undocumented_names == std::vector<std::string>{"b"});
}
