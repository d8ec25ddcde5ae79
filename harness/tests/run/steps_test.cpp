// Cases of several steps, against the fake adapter.
#include "catch_any.hpp"
#include "support.hpp"

namespace sockmatrix {
namespace {

json answer_of(const test_case& what) {
    return fake_run({"fixtures"}).one(what).answer;
}

test_case about_one_step(step first) {
    return make_case("x/y", {std::move(first), call_step("echo", {2})});
}

} // namespace

TEST_CASE("steps run in their order and refer to results") {
    const observation seen =
        fake_run({"fixtures"})
            .one(make_case("x/y", {call_step("socket", json::array(), "s"),
                                   call_step("echo", {{{"ref", "s"}}}, "e"),
                                   call_step("socket.getsockname", {{{"ref", "e"}}}, "n"),
                                   call_step("echo", {{{"ref", "n/1"}}})}));
    CHECK_FALSE(seen.broke);
    CHECK_FALSE(seen.stopped);
    CHECK(seen.answer[0] == json::parse(R"({"returns":{"socket":1}})"));
    CHECK(seen.answer[1] == seen.answer[0]);
    CHECK(seen.answer[2] == json::parse(R"({"returns":["127.0.0.1",{"env":"n/1"}]})"));
    CHECK(seen.answer[3]["returns"] == seen.env["values"]["n/1"]);
}

TEST_CASE("the adapter gets the case's values") {
    fake_run run({"fixtures"});
    test_case what = make_case(
        "x/y", {call_step("echo", {{{"const", "AF_INET"}}, {{"fixture", "closed_tcp"}}})});
    what.steps[0].timed = true;
    const observation seen = run.one(what);
    const json sent = json::parse(run.calls().at(0));
    CHECK(sent["args"][0] == json{{"const", "AF_INET"}});
    CHECK(sent["args"][1] == seen.env.at("fixtures").at("closed_tcp"));
    CHECK(sent["timed"] == true);
    CHECK(seen.env["us"] == json{{"0", 1234}});
}

TEST_CASE("a step that nothing speaks of must return") {
    const observation seen = fake_run({}).one(about_one_step(call_step("raises")));
    CHECK(seen.stopped == 0U);
    CHECK(seen.answer[0].contains("raises"));
    CHECK(seen.answer[1].is_null());
}

TEST_CASE("a step that an outcome or a when names may raise") {
    test_case what = about_one_step(call_step("raises", json::array(), "r"));
    what.outcomes[0].patterns = {{"r", {{"raises", {{"code", "EINVAL"}}}}}};
    CHECK(answer_of(what)[1] == json{{"returns", 2}});
    test_case when = about_one_step(call_step("raises", json::array(), "r"));
    when.steps[1].when = json{{"r", {{"raises", {{"code", "EINVAL"}}}}}};
    CHECK(answer_of(when)[1] == json{{"returns", 2}});
}

TEST_CASE("a step's expect decides whether the next one makes sense") {
    test_case what = about_one_step(call_step("echo", {1}));
    what.steps[0].expect = json{{"returns", 1}};
    CHECK(answer_of(what)[1] == json{{"returns", 2}});
    what.steps[0].expect = json{{"returns", 7}};
    const observation seen = fake_run({}).one(what);
    CHECK(seen.stopped == 0U);
    CHECK(seen.answer[1].is_null());
}

TEST_CASE("a step whose when does not hold is left out") {
    test_case what = make_case("x/y", {call_step("echo", {1}, "a"), call_step("echo", {2}, "b"),
                                       call_step("echo", {3}, "c")});
    what.steps[1].when = json{{"a", {{"returns", 5}}}};
    CHECK(answer_of(what) == json::parse(R"([{"returns":1},null,{"returns":3}])"));
    what.steps[2].args = {{{"ref", "b"}}};
    const observation seen = fake_run({}).one(what);
    CHECK(seen.stopped == 2U);
    CHECK(seen.answer == json::parse(R"([{"returns":1},null,null])"));
}

TEST_CASE("a call that the adapter lacks ends the case") {
    const observation seen = fake_run({}).one(about_one_step(call_step("lacks")));
    CHECK(seen.stopped == 0U);
    CHECK(seen.answer[0] == json{{"unsupported", "not here"}});
    const observation last = fake_run({}).one(make_case("x/y", {call_step("lacks")}));
    CHECK_FALSE(last.stopped);
}

TEST_CASE("a case that asks for what is not there is skipped") {
    const observation seen =
        fake_run({"fixtures"}).one(make_case("x/y", {call_step("f", {{{"const", "SO_FOO"}}})}));
    REQUIRE(seen.skipped);
    CHECK(seen.skipped->need == "constant SO_FOO");
    CHECK(seen.answer == json::parse("[null]"));
}

TEST_CASE("a malformed case is a fault of ours and costs no adapter") {
    fake_run run({});
    test_case bad = about_one_step(call_step("echo", {1}));
    bad.steps[0].expect = json{{"returns", {{"no-such-matcher", 1}}}};
    const observation seen = run.one(bad);
    REQUIRE(seen.broke);
    CHECK(seen.broke->kind == "setup");
    CHECK(run.summary.restarts == 0);
}

TEST_CASE("a foreground call that blocks past its within ends the case and its adapter") {
    fake_run run({"hang=stuck"});
    test_case what =
        make_case("a", {call_step("stuck", json::array(), "a"), call_step("echo", {2})});
    what.steps[0].within = 0.05;
    what.outcomes[0].patterns = {{"a", {{"blocks", true}}}};
    const recording seen = run({what, make_case("b", {call_step("echo", {3})})});
    CHECK(seen.observations.at("a").answer == json::parse(R"([{"blocks":true},null])"));
    CHECK_FALSE(seen.observations.at("a").broke);
    CHECK(seen.observations.at("b").answer[0] == json{{"returns", 3}});
    CHECK(run.summary.restarts == 1);
}

} // namespace sockmatrix
