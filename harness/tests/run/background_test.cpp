// Calls in the background, against the fake adapter.
#include "catch_any.hpp"
#include "support.hpp"

namespace sockmatrix {

TEST_CASE("a call in the background starts, and its await has the outcome") {
    const observation seen = fake_run({}).one(make_case(
        "x/y", {background_step("b", "echo", {30}), call_step("echo", {1}), await_step("b", 5.0)}));
    CHECK(seen.answer == json::parse(R"([{"started":true},{"returns":1},{"returns":30}])"));
}

TEST_CASE("a reply that came before its await is kept, and may be awaited again") {
    test_case what = make_case("x/y", {background_step("b", "echo", {0}), call_step("late", {100}),
                                       await_step("b", 5.0), await_step("b", 5.0)});
    what.steps[3].name = "again";
    CHECK(fake_run({}).one(what).answer ==
          json::parse(R"([{"started":true},{"returns":100},{"returns":0},{"returns":0}])"));
}

TEST_CASE("an await past its within is blocked, and the case goes on") {
    test_case what = make_case("x/y", {background_step("b", "echo", {400}), await_step("b", 0.05),
                                       call_step("echo", {1}), await_step("b", 5.0)});
    what.steps[3].name = "again";
    what.outcomes[0].patterns = {{"b", {{"blocks", true}}}};
    fake_run run({});
    CHECK(run.one(what).answer ==
          json::parse(R"([{"started":true},{"blocks":true},{"returns":1},{"returns":400}])"));
    CHECK(run.summary.restarts == 0);
}

TEST_CASE("within is scaled by the target's time") {
    test_case what = make_case("x/y", {background_step("b", "echo", {200}), await_step("b", 0.05)});
    fake_run run({});
    run.target.time_scale = 100;
    CHECK(run.one(what).answer[1] == json{{"returns", 200}});
}

TEST_CASE("an await without within waits until the case's deadline") {
    test_case what = make_case("x/y", {background_step("b", "blocks", {0}), await_step("b")});
    what.deadline = 0.1;
    const observation seen = fake_run({}).one(what);
    REQUIRE(seen.broke);
    CHECK(seen.broke->kind == "timeout");
    CHECK(seen.broke->step == 1);
}

TEST_CASE("an await of a call that did not start stops the case") {
    test_case what = make_case(
        "x/y", {call_step("echo", {1}, "a"), background_step("b", "echo", {0}), await_step("b")});
    what.steps[1].when = json{{"a", {{"returns", 2}}}};
    CHECK(fake_run({}).one(what).stopped == 2U);
}

TEST_CASE("replies of a case that is over are dropped") {
    fake_run run({});
    std::vector<test_case> cases;
    for (int i = 0; i < 20; ++i)
        cases.push_back(make_case("x/" + std::to_string(i),
                                  {background_step("b", "echo", {i % 4}), call_step("echo", {i})}));
    cases.push_back(make_case("z", {call_step("late", {50})}));
    const recording seen = run(cases);
    for (const auto& [id, one] : seen.observations) {
        CAPTURE(id);
        CHECK_FALSE(one.broke);
    }
    CHECK(run.summary.restarts == 0);
}

TEST_CASE("a background call is the first of its case only after the reset") {
    fake_run run({});
    run({make_case("a", {call_step("echo", {1})}),
         make_case("b", {background_step("b", "echo", {0}), await_step("b", 5.0)}),
         make_case("c", {call_step("echo", {1})})});
    const auto calls = run.calls();
    REQUIRE(calls.size() == 5);
    CHECK(calls[0].find("background") != std::string::npos);
    CHECK(calls[1] == "reset");
    CHECK(calls[3] == "reset");
}

TEST_CASE("the parts that vary in an awaited accept are known") {
    const observation seen = fake_run({}).one(
        make_case("x/y", {background_step("p", "socket.accept", {0}), await_step("p", 5.0)}));
    CHECK(seen.answer[1] ==
          json::parse(R"({"returns":[{"socket":1},["127.0.0.1",{"env":"p/1/1"}]]})"));
}

} // namespace sockmatrix
