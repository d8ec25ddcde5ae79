// Recordings that were cut off and go on.
#include "catch_any.hpp"
#include "model/failure.hpp"
#include "support.hpp"

#include <fstream>

namespace sockmatrix {
namespace {

std::vector<test_case> cases_to(int count) {
    std::vector<test_case> cases;
    for (int i = 0; i < count; ++i)
        cases.push_back(make_case("case/" + std::to_string(i),
                                  {call_step("echo", {{{"const", "AF_INET"}}, i})}));
    return cases;
}

std::string resuming_failure(fake_run& run, const std::vector<test_case>& cases) {
    try {
        run(cases);
    } catch (const failure& why) {
        CHECK(why.code() == exit_code::invalid);
        return why.what();
    }
    return "";
}

} // namespace

TEST_CASE("a resumed run does the rest") {
    fake_run run({});
    const recording first = run(cases_to(3));
    std::ofstream(run.options.output, std::ios::app) << R"({"case":"case/9","ans)"; // a killed run
    run.options.resume = true;
    std::filesystem::remove(run.folder / "calls");
    std::vector<std::size_t> done;
    run.options.progress = [&](std::size_t count, std::size_t all) {
        CHECK(all == 5);
        done.push_back(count);
    };
    const recording second = run(cases_to(5));
    CHECK(second.observations.size() == 5);
    CHECK(run.summary.cases == 2);
    CHECK(done == std::vector<std::size_t>{4, 5});
    CHECK(run.calls().size() == 3); // two cases and a reset
    CHECK(second.run["started"] == first.run["started"]);
    CHECK(read_recording(run.options.output).observations.size() == 5);
}

TEST_CASE("a whole recording resumes without an adapter") {
    fake_run run({});
    run(cases_to(2));
    run.options.resume = true;
    run.target.command = {"/no/such/program"};
    CHECK(run(cases_to(2)).observations.size() == 2);
}

TEST_CASE("without an output a resume is a run") {
    fake_run run({});
    run.options.resume = true;
    CHECK(run(cases_to(2)).observations.size() == 2);
}

TEST_CASE("another suite or target is not resumed") {
    fake_run run({});
    run(cases_to(2));
    run.options.resume = true;
    run.options.suite_hash = "9999";
    CHECK(resuming_failure(run, cases_to(3)).find("its suite is \"0123\", not \"9999\"") !=
          std::string::npos);
    run.options.suite_hash = "0123";
    run.target.target = "test/other";
    CHECK(resuming_failure(run, cases_to(3)).find("its target is") != std::string::npos);
    CHECK(read_recording(run.options.output).observations.size() == 2);
}

TEST_CASE("a recording made under other conditions is not resumed") {
    fake_run run({});
    run(cases_to(2));
    run.options.resume = true;
    run.target.command.push_back("plain");
    CHECK(resuming_failure(run, cases_to(3)).find("features has changed since") !=
          std::string::npos);
    CHECK(read_recording(run.options.output).observations.size() == 2);
}

TEST_CASE("without resume a run starts anew") {
    fake_run run({});
    run(cases_to(3));
    run(cases_to(1));
    CHECK(read_recording(run.options.output).observations.size() == 1);
}

TEST_CASE("an output that cannot be written is a failure") {
    fake_run run({});
    run.options.output = run.folder / "missing" / "out.ndjson";
    CHECK_THROWS_AS(run(cases_to(1)), failure);
    CHECK(all_gone(run.pids()));
}

} // namespace sockmatrix
