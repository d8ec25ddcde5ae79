// Ends, hangs and nonsense of adapters that cost no case its answer.
#include "catch_any.hpp"
#include "support.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

std::vector<test_case> echoing(int count, bool alone) {
    std::vector<test_case> cases;
    for (int i = 0; i < count; ++i) {
        const std::string id = "case/" + std::to_string(i);
        cases.push_back(alone ? make_alone(id, "echo", {i})
                              : make_case(id, {call_step("echo", {i})}));
        cases.back().deadline = 0.4;
    }
    return cases;
}

bool all_answered(const recording& seen) {
    return std::all_of(seen.observations.begin(), seen.observations.end(), [](const auto& one) {
        return !one.second.broke && one.second.answer[0].contains("returns");
    });
}

} // namespace

TEST_CASE(
    "what an adapter does once in a batch leaves a trace, though all cases are answered later") {
    struct row {
        const char* word;
        const char* how;
        const char* why;
    };
    for (const row& one : {row{"abort-at=4", "SIGABRT", "killed by SIGABRT"},
                           row{"hang-at=4", "timeout", "no answer in time"}}) {
        CAPTURE(one.word);
        fake_run run({one.word, "last-words", "chatter=echo"});
        const recording seen = run(echoing(8, true));
        CHECK(seen.observations.size() == 8);
        CHECK(all_answered(seen));
        REQUIRE(seen.incidents.size() == 1);
        CHECK(seen.incidents[0].at == "batch");
        CHECK(seen.incidents[0].how == one.how);
        CHECK(seen.incidents[0].why == one.why);
        CHECK(seen.incidents[0].cases ==
              std::vector<std::string>{"case/3", "case/4", "case/5", "case/6", "case/7"});
        if (seen.incidents[0].how == "SIGABRT") CHECK(seen.incidents[0].last_line == "out of luck");
        CHECK(read_recording(run.options.output).incidents == seen.incidents);
        CHECK(run.log().find("in a batch, at case/3") != std::string::npos);
        REQUIRE(run.summary.reasons.size() == 1);
        CHECK(run.summary.reasons[0].how == one.how);
        CHECK(run.summary.reasons[0].first.find("case/3") != std::string::npos);
    }
}

TEST_CASE("a fault of a batch that a case shows again by itself is told by that case alone") {
    fake_run run({"crash=bad"});
    std::vector<test_case> cases = echoing(4, true);
    cases.push_back(make_alone("case/9", "bad"));
    const recording seen = run(cases);
    CHECK(seen.observations.at("case/9").broke->kind == "crash");
    CHECK(seen.incidents.empty());
    CHECK(read_recording(run.options.output).incidents.empty());
}

TEST_CASE("an abort or a hang at a reset is charged to the case before") {
    for (const auto& [word, how] :
         {std::pair("abort-at-reset=2", "SIGABRT"), {"hang-at-reset=2", "timeout"}}) {
        CAPTURE(word);
        fake_run run({word});
        run.target.time_scale = 0.05;
        run.options.start_deadline = 200;
        std::vector<test_case> cases = echoing(4, false);
        for (test_case& one : cases)
            one.deadline = 60;
        const recording seen = run(cases);
        CHECK(all_answered(seen));
        REQUIRE(seen.incidents.size() == 1);
        CHECK(seen.incidents[0].at == "reset");
        CHECK(seen.incidents[0].how == how);
        CHECK(seen.incidents[0].cases == std::vector<std::string>{"case/1"});
    }
}

TEST_CASE("the end of an adapter counts too") {
    struct row {
        const char* word;
        const char* how;
        const char* why;
        const char* last_line;
    };
    const row rows[] = {
        {"abort-at-shutdown", "SIGABRT", "killed by SIGABRT", "a lock was held"},
        {"leaks", "exit 23", "exited with status 23", ""},
        {"stays", "timeout", "did not end within 0.5 s", ""},
        {"mute-at-shutdown", "protocol", "it ended without an answer to shutdown", ""},
        {"closed-at-shutdown", "protocol",
         "the answer to shutdown: has the unknown member \"closed\"", ""},
    };
    for (const row& one : rows) {
        CAPTURE(one.word);
        fake_run run(
            {one.word, "stderr=echo"}); // the last case chats, which is not the end's fault
        run.target.time_scale = 0.1;
        run.options.start_deadline = 200;
        std::vector<test_case> cases = echoing(2, false);
        for (test_case& each : cases)
            each.deadline = 60;
        const recording seen = run(cases);
        CHECK(all_answered(seen));
        REQUIRE(seen.incidents.size() == 1);
        CHECK(seen.incidents[0].at == "shutdown");
        CHECK(seen.incidents[0].how == one.how);
        CHECK(seen.incidents[0].why == one.why);
        CHECK(seen.incidents[0].last_line == one.last_line);
        CHECK(seen.incidents[0].cases == std::vector<std::string>{"case/1"});
        CHECK(all_gone(run.pids()));
    }
    fake_run good({});
    CHECK(good(echoing(2, false)).incidents.empty());
}

TEST_CASE("a later start that fails is an incident though the next one works") {
    fake_run run({"exit-second", "crash=bad"});
    const recording seen =
        run({make_case("a", {call_step("bad")}), make_case("b", {call_step("echo", {1})})});
    CHECK(seen.observations.at("b").answer[0] == json{{"returns", 1}});
    REQUIRE(seen.incidents.size() == 1);
    CHECK(seen.incidents[0].at == "start");
    CHECK(seen.incidents[0].how == "exit 4");
    CHECK(seen.incidents[0].cases == std::vector<std::string>{"b"});
}

TEST_CASE("a crash is told with the standard error of its own case, not of an earlier one") {
    fake_run run({"stderr=loud", "crash=bad"});
    const recording seen =
        run({make_case("a", {call_step("loud", {1})}), make_case("b", {call_step("bad")})});
    REQUIRE(seen.observations.at("b").broke);
    CHECK(seen.observations.at("b").broke->why == "killed by SIGABRT");
    REQUIRE(run.summary.reasons.size() == 1);
    CHECK(run.summary.reasons[0].how == "SIGABRT");
    CHECK(run.summary.reasons[0].first == "in b: killed by SIGABRT");
}

} // namespace sockmatrix
