// No process is left behind, and a run that is cut off keeps what it has.
#include "catch_any.hpp"
#include "model/failure.hpp"
#include "support.hpp"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace sockmatrix {
namespace {

std::vector<test_case> echoes(int count) {
    std::vector<test_case> cases;
    for (int i = 0; i < count; ++i)
        cases.push_back(make_case("case/" + std::to_string(100 + i), {call_step("echo", {i})}));
    return cases;
}

test_case with_deadline(test_case what, double seconds) {
    what.deadline = seconds;
    return what;
}

} // namespace

TEST_CASE("adapters end with the run, whatever they do about it") {
    for (const char* word : {"plain", "stays", "ignore-term", "fork"}) {
        CAPTURE(word);
        fake_run run({word});
        run.options.jobs = 2;
        run(echoes(10));
        CHECK(run.pids().size() >= 2);
        CHECK(all_gone(run.pids()));
    }
}

TEST_CASE("an adapter that hangs and ignores the request to end is killed with its children") {
    fake_run run({"ignore-term", "fork", "hang=bad"});
    const recording seen = run({with_deadline(make_case("a", {call_step("bad")}), 0.1),
                                make_case("b", {call_step("echo", {1})})});
    CHECK(seen.observations.at("a").broke->kind == "timeout");
    CHECK(seen.observations.at("b").answer[0] == json{{"returns", 1}});
    CHECK(run.pids().size() == 4);
    CHECK(all_gone(run.pids()));
}

TEST_CASE("a crash is seen although a child keeps the pipe open") {
    for (const char* word : {"fork", "fork-session"}) {
        CAPTURE(word);
        fake_run run({word, "crash=bad"});
        const observation seen = run.one(make_case("a", {call_step("bad")}));
        REQUIRE(seen.broke);
        CHECK(seen.broke->why == "killed by SIGABRT");
        // What left the group is out of reach of the harness; the test ends it by its id.
        if (word == std::string("fork-session"))
            for (const int pid : run.pids())
                ::kill(pid, SIGKILL);
        CHECK(all_gone(run.pids()));
    }
}

TEST_CASE("an interrupt ends the adapters and leaves what is recorded") {
    for (const int signal : {SIGINT, SIGTERM}) {
        CAPTURE(signal);
        fake_run run({"ignore-term"});
        run.options.jobs = 2;
        run.options.progress = [&](std::size_t done, std::size_t) {
            if (done == 5) ::kill(::getpid(), signal);
        };
        try {
            run(echoes(400));
            FAIL("the run went on");
        } catch (const failure& why) {
            CHECK(why.code() == exit_code::failed);
            CHECK(std::string(why.what()).find("of 400 cases; run with --resume to go on") !=
                  std::string::npos);
        }
        CHECK(all_gone(run.pids()));
        const std::size_t kept = read_recording(run.options.output).observations.size();
        CHECK(kept >= 5);
        CHECK(kept < 400);
        run.options.progress = nullptr;
        run.options.resume = true;
        CHECK(run(echoes(400)).observations.size() == 400);
    }
}

TEST_CASE("a harness that is killed leaves what it recorded, and its adapters end") {
    fake_run run({});
    run.options.progress = [](std::size_t done, std::size_t) {
        if (done == 20) ::kill(::getpid(), SIGKILL);
    };
    const pid_t harness = ::fork();
    if (harness == 0) {
        run(echoes(100));
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(harness, &status, 0) == harness);
    CHECK(WIFSIGNALED(status));
    CHECK(all_gone(run.pids()));
    CHECK(read_recording(run.options.output).observations.size() == 19);
    run.options.progress = nullptr;
    run.options.resume = true;
    CHECK(run(echoes(100)).observations.size() == 100);
}

} // namespace sockmatrix
