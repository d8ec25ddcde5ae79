// How long a case may take, and what the first hangs teach.
#include "catch_any.hpp"
#include "run/cases/case_deadlines.hpp"
#include "support.hpp"

#include <chrono>

namespace sockmatrix {
namespace {

const json from_step = {{"ref", "l"}};

test_case connecting(const std::string& id) {
    return make_case(id, {call_step("socket.connect", {from_step, from_step})});
}

std::optional<short_deadline> shortened(const case_deadlines& by, const test_case& what) {
    return by.of_step(what, what.steps[0], false);
}

} // namespace

TEST_CASE("calls that hung before get less time, others keep theirs") {
    case_deadlines by(0, 1.0);
    const test_case what = connecting("a");
    CHECK_FALSE(shortened(by, what));
    by.hung(what.steps[0], false);
    CHECK_FALSE(shortened(by, what));
    by.hung(what.steps[0], false);
    REQUIRE(shortened(by, what));
    CHECK(shortened(by, what)->seconds == 1.0);
    CHECK(shortened(by, what)->why == "socket.connect hung 2 times before");

    // Another kind of step: a fixture in place of what a step returned, another call, an await.
    CHECK_FALSE(shortened(
        by, make_case("b", {call_step("socket.connect", {from_step, {{"fixture", "idle_tcp"}}})})));
    CHECK_FALSE(shortened(by, make_case("b", {call_step("socket.recv", {from_step, from_step})})));
    CHECK_FALSE(by.of_step(what, what.steps[0], true));
}

TEST_CASE("what has a reason to wait keeps its time") {
    case_deadlines by(0, 1.0);
    for (int i = 0; i < 9; ++i)
        by.hung(connecting("a").steps[0], false);
    test_case timed = connecting("b");
    timed.steps[0].timed = true;
    test_case within = connecting("b");
    within.steps[0].within = 0.5;
    test_case waits = connecting("b");
    waits.steps.push_back(call_step("socket.settimeout", {from_step, 3.0}));
    test_case longer = connecting("b");
    longer.deadline = 30;
    test_case brief = connecting("b");
    brief.deadline = 0.5;
    for (const test_case* one : {&timed, &within, &waits, &longer, &brief})
        CHECK_FALSE(shortened(by, *one));
}

TEST_CASE("the shorter time is ten times the longest answer at least, and scaled") {
    case_deadlines by(0, 1.0);
    const test_case what = connecting("a");
    by.answered(what, what.steps[0], false, 0.3);
    by.hung(what.steps[0], false);
    by.hung(what.steps[0], false);
    CHECK(shortened(by, what)->seconds == 3.0);
    by.answered(what, what.steps[0], false, 1.5);
    CHECK_FALSE(shortened(by, what));
    case_deadlines slow(0, 4.0);
    slow.hung(what.steps[0], false);
    slow.hung(what.steps[0], false);
    CHECK(shortened(slow, what)->seconds == 4.0);
}

TEST_CASE("a deadline that is given stands in place of the usual one") {
    const auto of = [](double given, double own) {
        test_case what = connecting("a");
        what.deadline = own;
        return case_deadlines(given, 2.0).of_case(what);
    };
    CHECK(of(0, 10) == 20);
    CHECK(of(3, 10) == 6);
    CHECK(of(3, 25) == 36); // the case needs 15 s beyond the usual
    CHECK(of(3, 0.5) == 1);
    CHECK(of(30, 10) == 60);
}

TEST_CASE("a run learns from hangs, and each is recorded with its deadline") {
    fake_run run({"hang-always=socket.connect"});
    run.options.deadline = 1.5;
    std::vector<test_case> cases;
    for (const char* id : {"a", "b", "c"}) {
        cases.push_back(make_case(id, {call_step("socket.connect", {1, 1})}));
    }
    const recording seen = run(cases);
    const auto why = [&](const char* id) { return seen.observations.at(id).broke->why; };
    CHECK(why("a") == "no answer within 1.5 s");
    CHECK(why("b") == "no answer within 1.5 s");
    CHECK(why("c") == "no answer within 1 s; the deadline of 1.5 s was made shorter, as "
                      "socket.connect hung 2 times before");
    CHECK(seen.run["deadline"] == 1.5);
    REQUIRE(run.summary.reasons.size() == 1);
    CHECK(run.summary.reasons[0].count == 3);
}

TEST_CASE("a run that is over its time ends, keeps what it has and says what is missing") {
    fake_run run({"hang-always=bad"});
    run.options.run_deadline = 2;
    std::vector<test_case> cases = {make_case("a", {call_step("echo", {1})})};
    for (const char* id : {"b", "c", "d"})
        cases.push_back(make_case(id, {call_step("bad")}));
    const auto began = std::chrono::steady_clock::now();
    const recording seen = run(cases);
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(10));
    CHECK(seen.observations.size() == 1);
    REQUIRE(seen.incidents.size() == 1);
    CHECK(seen.incidents[0].at == "run");
    CHECK(seen.incidents[0].how == "timeout");
    CHECK(seen.incidents[0].cases == std::vector<std::string>{"b"});
    CHECK(seen.incidents[0].why.find("3 of 4 cases were not run") != std::string::npos);
    CHECK(all_gone(run.pids()));

    run.options.resume = true;
    run.options.run_deadline = 0;
    run.options.deadline = 0.1;
    const recording whole = run(cases);
    CHECK(whole.observations.size() == 4);
    CHECK(whole.incidents.empty());
}

} // namespace sockmatrix
