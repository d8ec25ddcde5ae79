#include "catch_any.hpp"
#include "model/observation.hpp"
#include "support.hpp"

namespace sockmatrix {

TEST_CASE("results have the names of their steps and what varied") {
    const test_case what =
        make_case("x/y", {call_step("socket", json::array(), "s"), call_step("socket.bind"),
                          background_step("b", "socket.accept", {1}), await_step("b")});
    observation seen;
    seen.answer = json::parse(
        R"([{"returns":{"socket":1}},{"returns":null},{"started":true},{"returns":[{"env":"b/0"},{"env":"gone"}]}])");
    seen.env = json::parse(R"({"values":{"b/0":5},"us":{"3":17}})");
    const auto results = results_of(what, seen);
    CHECK(results.size() == 4);
    CHECK(results.at("s") == json::parse(R"({"returns":{"socket":1}})"));
    CHECK(results.at("#1") == json::parse(R"({"returns":null})"));
    CHECK(results.at("b") == json::parse(R"({"returns":[5,null],"us":17})"));
    CHECK(results.at("") == results.at("b"));
}

TEST_CASE("steps that did not run have null") {
    const test_case what = make_case("x/y", {call_step("a"), call_step("b")});
    observation seen;
    seen.answer = json::parse(R"([{"blocks":true},null])");
    seen.env = json::parse(R"({"us":{"1":17}})");
    CHECK(results_of(what, seen).at("#0") == json{{"blocks", true}});
    CHECK(results_of(what, seen).at("").is_null());
    seen.answer = json::array();
    CHECK(results_of(what, seen).at("#0").is_null());
}

} // namespace sockmatrix
