// How a run begins, or does not.
#include "catch_any.hpp"
#include "model/failure.hpp"
#include "support.hpp"

namespace sockmatrix {
namespace {

std::string failure_of(fake_run& run,
                       const std::vector<test_case>& cases = {make_alone("a", "echo", {1})}) {
    try {
        run(cases);
    } catch (const failure& why) {
        CHECK(why.code() == exit_code::failed);
        return why.what();
    }
    return "";
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the header says what was run, and where") {
    fake_run run({"fixtures"});
    run.target.environment = {{"hermetic_names", "no launcher"}, {"ipv6", "off"}};
    run.target.time_scale = 2;
    const json header = run({make_alone("a", "echo", {{{"const", "AF_INET"}}}),
                             make_alone("b", "echo", {{{"const", "SO_FOO"}}})})
                            .run;
    CHECK(header["suite"] == "0123");
    CHECK(header["target"] == "test/fake");
    CHECK(header["traits"] == json{"fake"});
    CHECK(header["implementation"]["name"] == "fake");
    CHECK(header["features"] == json{"concurrent", "timed"});
    CHECK(header["facts"]["sun_path"] == 108);
    CHECK(header["constants"] == json{{"AF_INET", 2}, {"SO_FOO", nullptr}});
    CHECK(header["capabilities"] == json{{"af_unix", "not in this place"},
                                         {"hermetic_names", "no launcher"},
                                         {"ipv6", "off"},
                                         {"privileged_ports", true}});
    CHECK(header["time_scale"] == 2);
    CHECK(header["harness"].is_string());
    CHECK(header["started"].get<std::string>().size() == 20);
}

TEST_CASE("the machine image is a fact where there is one") {
    fake_run without({});
    CHECK_FALSE(without({make_alone("a", "echo", {1})}).run["facts"].contains("image"));
    fake_run run({});
    run.options.image = "ubuntu24 20251112.124.1";
    const json facts = run({make_alone("a", "echo", {1})}).run["facts"];
    CHECK(facts["image"] == "ubuntu24 20251112.124.1");
    CHECK(facts["sun_path"] == 108);
}

TEST_CASE("constants are asked for wherever a case names them") {
    test_case what = make_case("a", {call_step("echo", {1})});
    what.steps[0].kwargs = {{"family", {{"const", "AF_INET"}}}};
    what.steps[0].expect = json{{"returns", {{"const", "SOCK_STREAM"}}}};
    what.outcomes[0].patterns = {{"", {{"any-of", {{{"returns", {{"set", {"SO_FOO"}}}}}}}}}};
    const json header = fake_run({})({what}).run;
    CHECK(header["constants"] == json{{"AF_INET", 2}, {"SOCK_STREAM", 1}, {"SO_FOO", nullptr}});
}

TEST_CASE("an adapter without a launcher has no fixtures") {
    const json header = fake_run({"plain"})({make_alone("a", "echo", {1})}).run;
    CHECK(header["capabilities"] == json::object());
}

TEST_CASE("a program that is not there is named") {
    fake_run run({});
    run.target.command = {"/no/such/program", "x"};
    const std::string why = failure_of(run);
    CHECK(holds(why, "/no/such/program"));
    CHECK(holds(why, "no such file"));
    CHECK(holds(why, "test/fake"));
}

TEST_CASE("an adapter that does not start is a failure of the run") {
    struct row {
        const char* word;
        const char* why;
    };
    const row rows[] = {
        {"exit-at-once", "exited with status 5: cannot find my stack"},
        {"mute-start", "no answer to initialize within 0.2 s"},
        {"protocol-2", "the answer to initialize: protocol: no 1, but 2"},
        {"crash=constant", "killed by SIGABRT"},
        {"hang=constant", "no answer to constant within 0.2 s"},
    };
    for (const row& one : rows) {
        CAPTURE(one.word);
        fake_run run({one.word});
        run.options.start_deadline = 0.2;
        run.options.jobs = 3;
        const std::string why = failure_of(run, {make_alone("a", "echo", {{{"const", "AF_INET"}}}),
                                                 make_case("b", {call_step("echo", {1})}),
                                                 make_case("c", {call_step("f")})});
        CAPTURE(why);
        CHECK(holds(why, one.why));
        CHECK(holds(why, FAKE_ADAPTER));
        CHECK(all_gone(run.pids()));
        CHECK_FALSE(std::filesystem::exists(run.options.output));
    }
}

TEST_CASE("an adapter that worked before is tried three times, and what is recorded stays") {
    fake_run run({"exit-later", "crash=bad"});
    const std::string why = failure_of(run, {make_case("a", {call_step("echo", {1})}),
                                             make_case("b", {call_step("bad")}),
                                             make_case("c", {call_step("echo", {3})})});
    CHECK(holds(why, "exited with status 4"));
    CHECK(run.pids().size() == 4);
    const recording kept = read_recording(run.options.output);
    CHECK(kept.observations.size() == 2);
    CHECK(kept.observations.at("b").broke->kind == "crash");
}

TEST_CASE("an adapter that says something else at a later start is a failure") {
    fake_run run({"other-constants", "crash=bad"});
    const std::string why =
        failure_of(run, {make_case("a", {call_step("bad", {{{"const", "AF_INET"}}})}),
                         make_case("b", {call_step("echo", {3})})});
    CHECK(holds(why, "constants/AF_INET"));
}

} // namespace sockmatrix
