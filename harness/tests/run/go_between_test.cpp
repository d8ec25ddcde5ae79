#include "catch_any.hpp"
#include "run/go_between.hpp"
#include "support.hpp"

#include <map>

using namespace sockmatrix;

namespace {

/// Answers some steps itself and marks what the adapter answers.
class meddler : public go_between {
public:
    std::map<std::size_t, json> own;
    std::vector<std::size_t> answered_steps;

    std::optional<json> instead(const test_case&, std::size_t step) override {
        const auto found = own.find(step);
        return found == own.end() ? std::nullopt : std::optional(found->second);
    }
    void answered(const test_case&, std::size_t step, json& outcome) override {
        answered_steps.push_back(step);
        outcome = {{"returns", "changed"}};
    }
};

} // namespace

TEST_CASE(
    "a go-between changes answers and gives its own, and the adapter hears nothing of those") {
    meddler between;
    between.own[1] = {{"returns", 7}};
    fake_run run({});
    run.options.between = &between;
    const observation seen =
        run.one(make_case("test/three", {call_step("echo", {"a"}, "a"), call_step("echo", {"b"}),
                                         call_step("echo", {{{"ref", "a"}}})}));
    CHECK(seen.answer ==
          json::array({{{"returns", "changed"}}, {{"returns", 7}}, {{"returns", "changed"}}}));
    CHECK(between.answered_steps == std::vector<std::size_t>{0, 2});
    CHECK(run.calls().size() == 2);
    CHECK(run.calls()[1].find("changed") !=
          std::string::npos); // what later steps refer to is the changed answer
}

TEST_CASE("an answer in the adapter's place serves a call in the background") {
    meddler between;
    between.own[0] = {{"returns", 7}};
    fake_run run({});
    run.options.between = &between;
    const observation seen =
        run.one(make_case("test/background", {background_step("b", "echo", {"a"}),
                                              call_step("echo", {"b"}), await_step("b")}));
    CHECK(seen.answer ==
          json::array({{{"started", true}}, {{"returns", "changed"}}, {{"returns", 7}}}));
    CHECK(run.calls().size() == 1);
}

TEST_CASE("cases that a go-between answers whole take no turn of the adapter's") {
    meddler between;
    between.own[0] = {{"returns", 7}};
    fake_run run({});
    run.options.between = &between;
    std::vector<test_case> cases;
    for (int i = 0; i < 70; ++i)
        cases.push_back(make_alone("test/" + std::to_string(i), "echo", {"a"}));
    const recording seen = run(cases);
    REQUIRE(seen.observations.size() == 70);
    for (const auto& [id, one] : seen.observations)
        CHECK(one.answer == json::array({{{"returns", 7}}}));
    CHECK(run.calls().empty());
}
