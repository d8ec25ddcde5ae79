// Batches, resets and several adapters side by side.
#include "catch_any.hpp"
#include "model/observation.hpp"
#include "run/cases/work_queue.hpp"
#include "support.hpp"

#include <algorithm>
#include <set>

namespace sockmatrix {
namespace {

std::vector<test_case> many(int count) {
    std::vector<test_case> cases;
    for (int i = 0; i < count; ++i) {
        const std::string id = "case/" + std::to_string(1000 + i);
        if (i % 3 == 0)
            cases.push_back(
                make_case(id, {call_step("socket", json::array(), "s"), call_step("echo", {i})}));
        else
            cases.push_back(make_alone(id, i % 7 == 0 ? "raises" : "echo", {i}));
    }
    return cases;
}

std::vector<const test_case*> pointers(const std::vector<test_case>& cases) {
    std::vector<const test_case*> out;
    for (const test_case& one : cases)
        out.push_back(&one);
    return out;
}

std::vector<std::string> order_of(const std::vector<test_case>& cases, std::uint64_t seed) {
    work_queue queue(pointers(cases), 8, seed);
    std::vector<std::string> ids;
    for (work_unit unit = queue.take(work::waits_first); !unit.empty();
         unit = queue.take(work::waits_first))
        for (const test_case* one : unit)
            ids.push_back(one->id);
    return ids;
}

} // namespace

TEST_CASE("the recording is the same for any number of adapters and any order") {
    const std::vector<test_case> cases = many(200);
    fake_run first({});
    const recording alone = first(cases);
    REQUIRE(alone.observations.size() == 200);
    for (const std::size_t jobs : {2U, 5U}) {
        fake_run run({});
        run.options.jobs = jobs;
        run.options.seed = jobs;
        run.options.batch = jobs;
        const recording seen = run(cases);
        CHECK(run.pids().size() == jobs);
        for (const auto& [id, one] : alone.observations) {
            CAPTURE(id);
            CHECK(to_line(one) == to_line(seen.observations.at(id)));
        }
        const auto before = lines_of(first.options.output), after = lines_of(run.options.output);
        CHECK(std::equal(before.begin() + 1, before.end(), after.begin() + 1, after.end()));
    }
}

TEST_CASE("the output holds a line a case, sorted") {
    fake_run run({});
    const recording seen = run(many(50));
    const recording read = read_recording(run.options.output);
    CHECK(read.run == seen.run);
    CHECK(read.observations.size() == 50);
    const auto lines = lines_of(run.options.output);
    std::vector<std::string> ids;
    for (std::size_t i = 1; i < lines.size(); ++i)
        ids.push_back(json::parse(lines[i])["case"]);
    CHECK(ids.size() == 50);
    CHECK(std::is_sorted(ids.begin(), ids.end()));
}

TEST_CASE("a reset comes before a case where the one before was not alone") {
    fake_run run({});
    run({make_case("a", {call_step("echo", {1})}), make_case("b", {call_step("echo", {2})}),
         make_alone("c", "echo", {3}), make_alone("d", "echo", {4})});
    std::vector<std::string> order;
    for (const std::string& line : run.calls())
        order.push_back(line == "reset" ? line : json::parse(line)["args"][0].dump());
    CHECK(order == std::vector<std::string>{"1", "reset", "2", "reset", "3", "4"});
    CHECK(run.summary.cases == 4);
    CHECK(run.summary.calls == 8); // initialize, 4 calls, 2 resets and shutdown
}

TEST_CASE("an adapter takes others before waits, waits before others, or waits alone") {
    std::vector<test_case> cases = {make_alone("a", "f"), make_case("b", {call_step("f")}),
                                    make_alone("c", "f"), make_case("d", {call_step("aux.wait")}),
                                    make_alone("e", "f")};
    const auto order = [&](work kind) {
        work_queue queue(pointers(cases), 2, 0);
        std::string ids;
        for (work_unit unit = queue.take(kind); !unit.empty(); unit = queue.take(kind)) {
            for (const test_case* one : unit)
                ids += one->id;
            ids += " ";
        }
        CHECK(queue.size() == (kind == work::waits ? 4 : 0));
        return ids;
    };
    CHECK(order(work::others_first) == "b ac e d ");
    CHECK(order(work::waits_first) == "d b ac e ");
    CHECK(order(work::waits) == "d ");
}

TEST_CASE("what is expected to wait longest is taken first, whatever the order of the rest") {
    std::vector<test_case> cases;
    for (const double seconds : {0.3, 2.0, 0.0, 4.5, 1.0}) {
        cases.push_back(make_case(std::to_string(cases.size()), {call_step("f")}));
        if (seconds == 0.0) continue;
        cases.back().steps[0].within = seconds;
        cases.back().steps[0].expect = json{{"blocks", true}};
    }
    for (const std::uint64_t seed : {0U, 1U, 2U}) {
        work_queue queue(pointers(cases), 2, seed);
        CHECK(queue.waits() == 4);
        CHECK(queue.all_waits() == Approx(7.8));
        CHECK(queue.longest_wait() == Approx(4.5));
        for (const char* id : {"3", "1", "4", "0", "2"})
            CHECK(queue.take(work::waits_first).front()->id == id);
    }
}

TEST_CASE("waits overlap in adapters of their own, unless there is to be one adapter") {
    std::vector<test_case> cases;
    for (int i = 0; i < 12; ++i) {
        cases.push_back(make_case("case/" + std::to_string(i), {call_step("late", {300})}));
        cases.back().deadline = usual_deadline * 2;
    }
    for (const char* id : {"other/1", "other/2"}) // for the two that take any case
        cases.push_back(make_case(id, {call_step("f")}));
    fake_run several({}), one({});
    several.options.jobs = 2;
    several(cases);
    CHECK(several.pids().size() == 13);   // one for each of the waits, and one for the others
    CHECK(several.summary.seconds < 1.5); // of 3.6
    one({cases.begin(), cases.begin() + 3});
    CHECK(one.pids().size() == 1);
}

TEST_CASE("a seed gives one random order of all cases") {
    const std::vector<test_case> cases = many(60);
    const auto ordered = order_of(cases, 0), shuffled = order_of(cases, 5);
    CHECK(shuffled == order_of(cases, 5));
    CHECK(shuffled != ordered);
    CHECK(shuffled != order_of(cases, 6));
    CHECK(std::set<std::string>(shuffled.begin(), shuffled.end()) ==
          std::set<std::string>(ordered.begin(), ordered.end()));
}

TEST_CASE("cases that wait overlap") {
    fake_run run({});
    run.options.jobs = 4;
    std::vector<test_case> cases;
    for (int i = 0; i < 4; ++i) {
        cases.push_back(make_case("case/" + std::to_string(i), {call_step("late", {400})}));
        cases.back().steps[0].within = 10.0;
    }
    run(cases);
    CHECK(run.summary.seconds < 1.2);
}

TEST_CASE("a run knows where its time went") {
    fake_run run({});
    std::vector<test_case> cases = many(20);
    for (const int milliseconds : {100, 250}) {
        cases.push_back(
            make_case("wait/" + std::to_string(milliseconds), {call_step("late", {milliseconds})}));
        cases.back().steps[0].within = 10.0;
    }
    run(cases);
    const time_spent& time = run.summary.time;
    CHECK(time.longest == "wait/250");
    CHECK(time.longest_seconds >= 0.2);
    CHECK(time.waits >= time.longest_seconds + 0.08);
    CHECK(time.cases >= time.waits);
    CHECK(time.cases + time.starts <= run.summary.seconds); // one adapter
    CHECK(time.adapters == 1);
    CHECK(time.processor > 0);
}

TEST_CASE("a large batch of large requests does not get stuck") {
    fake_run run({});
    run.options.batch = 64;
    std::vector<test_case> cases;
    for (int i = 0; i < 128; ++i)
        cases.push_back(make_alone("case/" + std::to_string(i), "echo", {std::string(60000, 'a')}));
    for (const auto& [id, one] : run(cases).observations)
        CHECK(one.answer[0]["returns"].get<std::string>().size() == 60000);
}

TEST_CASE("progress is told after each case") {
    fake_run run({});
    std::vector<std::size_t> done;
    run.options.progress = [&](std::size_t count, std::size_t all) {
        CHECK(all == 10);
        done.push_back(count);
    };
    run(many(10));
    CHECK(done == std::vector<std::size_t>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
}

} // namespace sockmatrix
