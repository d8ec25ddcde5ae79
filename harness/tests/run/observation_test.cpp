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
    CHECK(result_name(what, 0) == "s");
    CHECK(result_name(what, 1) == "#1");
    CHECK(result_name(what, 2) == "b");
    CHECK(result_name(what, 3) == "b");
    CHECK(outcome_at(seen, 0) == json::parse(R"({"returns":{"socket":1}})"));
    CHECK(outcome_at(seen, 1) == json::parse(R"({"returns":null})"));
    CHECK(outcome_at(seen, 3) == json::parse(R"({"returns":[5,null],"us":17})"));
}

TEST_CASE("steps that did not run have null") {
    observation seen;
    seen.answer = json::parse(R"([{"blocks":true},null])");
    seen.env = json::parse(R"({"us":{"1":17}})");
    CHECK(outcome_at(seen, 0) == json{{"blocks", true}});
    CHECK(outcome_at(seen, 1).is_null());
    seen.answer = json::array();
    CHECK(outcome_at(seen, 0).is_null());
}

} // namespace sockmatrix
