// Adapters that crash, hang and write nonsense: each costs one case.
#include "catch_any.hpp"
#include "support.hpp"

#include <chrono>

namespace sockmatrix {
namespace {

/// Five cases of one call each; the third one makes the adapter misbehave.
std::vector<test_case> around(const std::string& call, bool alone) {
    std::vector<test_case> cases;
    for (int i = 0; i < 5; ++i) {
        const std::string id = "case/" + std::to_string(i);
        const std::string name = i == 2 ? call : "echo";
        cases.push_back(alone ? make_alone(id, name, {i}) : make_case(id, {call_step(name, {i})}));
        cases.back().deadline = 0.3;
    }
    return cases;
}

struct expected {
    const char* word;
    const char* kind;
    const char* why;
};

const expected faults[] = {
    {"crash=bad", "crash", "killed by SIGABRT"},
    {"exit=bad", "crash", "exited with status 3"},
    {"hang=bad", "timeout", "no answer within 0.3 s"},
    {"garbage=bad", "protocol", "not JSON"},
    {"not-object=bad", "protocol", "not an object"},
    {"deep=bad", "protocol", "a message nested deeper than 64"},
    {"wrong-id=bad", "protocol", "a reply with the id 777777"},
    {"error=bad", "protocol", "refused the request (-32602): bad params"},
    {"bad-outcome=bad", "protocol", "no outcome: \"result\""},
    {"endless=bad", "protocol", "a line of more than 1048576 octets"},
    {"flood=bad", "protocol", "a reply with the id 999999"},
    {"close=bad", "protocol", "closed its standard output and did not end"},
};

void check_faults(bool alone) {
    for (const expected& one : faults) {
        CAPTURE(one.word, alone);
        fake_run run({one.word});
        const recording seen = run(around("bad", alone));
        REQUIRE(seen.observations.size() == 5);
        for (const auto& [id, what] : seen.observations) {
            CAPTURE(id);
            if (id != "case/2") {
                CHECK_FALSE(what.broke);
                CHECK(what.answer[0].contains("returns"));
                continue;
            }
            REQUIRE(what.broke);
            CHECK(what.broke->kind == one.kind);
            CHECK(what.broke->why.find(one.why) == 0);
            CHECK(what.broke->step == 0);
            CHECK(what.answer == json::parse("[null]"));
        }
        CHECK(run.summary.restarts == (alone ? 2 : 1));
        CHECK(all_gone(run.pids()));
    }
}

} // namespace

TEST_CASE("a fault costs the case in flight") {
    check_faults(false);
}

TEST_CASE("a batch with a fault is run again one by one") {
    check_faults(true);
}

TEST_CASE("a crash is told with the last words") {
    fake_run run({"stderr=bad", "exit=bad"});
    const observation seen =
        run.one(make_case("x/y", {call_step("echo", {1}, "a"), call_step("bad")}));
    REQUIRE(seen.broke);
    CHECK(seen.broke->why == "exited with status 3: out of luck");
    CHECK(seen.broke->step == 1);
    CHECK(seen.answer == json::parse(R"([{"returns":1},null])"));
    CHECK(run.log().find("first line\nout of luck\n") != std::string::npos);
}

TEST_CASE("a flood on standard error neither blocks the adapter nor fills the disk") {
    fake_run run({"flood-stderr=bad"});
    CHECK(run.one(make_case("x/y", {call_step("bad", {1})})).answer[0] == json{{"returns", 1}});
    const auto size = std::filesystem::file_size(run.options.log);
    CHECK(size > 1024 * 1024);
    CHECK(size < 1024 * 1024 + 4096);
}

TEST_CASE("replies out of their order are a fault") {
    fake_run run({"out-of-order=bad"});
    std::vector<test_case> cases = {make_alone("a", "bad", {1}), make_alone("b", "bad", {2})};
    for (test_case& one : cases)
        one.deadline = 0.2;
    const recording seen = run(cases);
    // In the batch the second reply came first; one by one each is held back for ever.
    CHECK(run.summary.restarts == 2);
    for (const auto& [id, one] : seen.observations) {
        REQUIRE(one.broke);
        CHECK(one.broke->kind == "timeout");
    }
}

TEST_CASE("a second reply to one request costs the adapter and no case that has its answer") {
    fake_run run({"twice=bad"});
    const recording seen =
        run({make_case("a", {call_step("bad", {1})}), make_case("b", {call_step("echo", {2})})});
    CHECK(seen.observations.at("a").answer[0] == json{{"returns", 1}});
    CHECK(seen.observations.at("b").answer[0] == json{{"returns", 2}});
    CHECK(run.summary.restarts == 1);
    CHECK(run.log().find(", which has had its reply") != std::string::npos);
    REQUIRE(seen.incidents.size() == 1);
    CHECK(seen.incidents[0].how == "protocol");
}

TEST_CASE("a second reply in the middle of a case is its fault") {
    fake_run run({"twice=bad"});
    const observation seen =
        run.one(make_case("a", {call_step("bad", {1}), call_step("echo", {2})}));
    REQUIRE(seen.broke);
    CHECK(seen.broke->kind == "protocol");
    CHECK(seen.broke->step == 1);
}

TEST_CASE("a timed call must tell its time") {
    fake_run run({"no-us"});
    test_case what = make_case("x/y", {call_step("echo", {1})});
    what.steps[0].timed = true;
    const observation seen = run.one(what);
    REQUIRE(seen.broke);
    CHECK(seen.broke->why == "a timed call without \"us\"");
}

TEST_CASE("an adapter that cannot clean up is replaced and the case runs on the new one") {
    fake_run run({"restart"});
    const recording seen =
        run({make_case("a", {call_step("socket")}), make_case("b", {call_step("socket")}),
             make_alone("c", "echo", {1})});
    CHECK(run.summary.restarts == 2);
    for (const auto& [id, what] : seen.observations)
        CHECK(what.answer[0].contains("returns"));
}

TEST_CASE("a fault at a reset costs no case") {
    for (const char* word : {"crash=reset", "garbage=reset", "error=reset"}) {
        CAPTURE(word);
        fake_run run({word});
        const recording seen = run(
            {make_case("a", {call_step("echo", {1})}), make_case("b", {call_step("echo", {2})})});
        CHECK(seen.observations.at("a").answer[0] == json{{"returns", 1}});
        CHECK(seen.observations.at("b").answer[0] == json{{"returns", 2}});
        CHECK(run.summary.restarts == 1);
        CHECK(run.log().find(" at the reset after a: ") != std::string::npos);
        REQUIRE(seen.incidents.size() >= 1);
        CHECK(seen.incidents[0].at == "reset");
        CHECK(seen.incidents[0].cases == std::vector<std::string>{"a"});
    }
}

TEST_CASE("an answer that came before the deadline counts, however late it is read") {
    fake_run run({});
    run.options.progress = [](std::size_t done, std::size_t) {
        // The harness itself is held up past the deadline of the next case.
        const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(150);
        while (done == 1 && std::chrono::steady_clock::now() < until) {
        }
    };
    std::vector<test_case> cases = {make_alone("a", "echo", {1}), make_alone("b", "late", {10})};
    cases[1].deadline = 0.1;
    CHECK_FALSE(run(cases).observations.at("b").broke);
}

} // namespace sockmatrix
