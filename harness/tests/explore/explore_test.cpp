#include "explore/groups.hpp"
#include "given.hpp"
#include "model/failure.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;

namespace {

/// The right target refuses texts with white space.
std::vector<answer_pair> strict_right(const std::vector<call_input>& inputs) {
    std::vector<answer_pair> out;
    for (const call_input& one : inputs) {
        const bool blank =
            one.args[0].get<std::string>().find_first_of(" \t\n\r") != std::string::npos;
        out.push_back({returned(0), blank ? raised("error", "EINVAL") : returned(0)});
    }
    return out;
}

explored_group group(json args, answer_pair did) {
    return {{"inet_aton", std::move(args), json::object(), {"ipv6"}, "inet_aton/case-0"},
            std::move(did),
            3,
            "(\"n\")",
            ""};
}

} // namespace

TEST_CASE("a group is of one call, one way and one shape; its simplest input speaks for it") {
    const answer_pair refused{returned(1), raised("error")}, other{returned(1), returned(2)};
    const std::vector<open_difference> all{
        {given("inet_aton", {"25.1"}), refused, 2, ""},
        {given("inet_aton", {"1.1"}), refused, 3, ""},
        {given("inet_aton", {"1.1"}), other, 1, ""},
        {given("inet_aton", {"1.300"}), refused, 1, ""},
        {given("getservbyname", {"1.1"}), refused, 1, ""},
        {given("inet_aton", {"77.7"}), refused, 0, "inet_aton/known"}};
    const auto groups = group_differences(all);
    REQUIRE(groups.size() == 4);
    CHECK(groups[0].minimal.call == "getservbyname");
    CHECK(groups[1].count == 5);
    CHECK(groups[1].minimal.args == json{"1.1"});
    CHECK(groups[1].known == "inet_aton/known");
    CHECK(groups[0].known.empty());
}

TEST_CASE("exploring finds, shrinks and groups, and repeats itself for a seed") {
    const suite all =
        suite_of({given("inet_aton", {"127.0.0.1"}), given("inet_aton", {"1.2.3.4"})});
    explore_options options;
    options.inputs = 400;
    const explored found = explore(all, options, strict_right);
    CHECK(found.inputs == 400);
    CHECK(found.differing > 0);
    CHECK(found.left_out == 0);
    REQUIRE(found.groups.size() == 1); // white space of any kind has one shape
    std::size_t led = 0;
    for (const explored_group& one : found.groups) {
        CHECK(one.known.empty());
        CHECK(one.minimal.args[0].get<std::string>().size() == 1);
        led += one.count;
    }
    CHECK(led == found.differing);
    CHECK(to_json(found) == to_json(explore(all, options, strict_right)));
}

TEST_CASE("what a case of the corpus shrinks to is known") {
    const suite all = suite_of({given("inet_aton", {"127.0.0.1"}), given("inet_aton", {"1.2 .3"})});
    explore_options options;
    options.inputs = 400;
    const explored found = explore(all, options, strict_right);
    REQUIRE(found.groups.size() == 1);
    CHECK(found.groups[0].known == "inet_aton/case-1");
}

TEST_CASE("what is not shrunk for want of time is told") {
    const suite all = suite_of({given("inet_aton", {"127.0.0.1"})});
    explore_options options;
    options.inputs = 400;
    options.most = 2;
    const explored found = explore(all, options, strict_right);
    CHECK(found.left_out == found.differing - 2);
}

TEST_CASE("equal targets have no difference") {
    const suite all = suite_of({given("inet_aton", {"127.0.0.1"})});
    explore_options options;
    options.inputs = 50;
    const explored found = explore(all, options, [](const std::vector<call_input>& inputs) {
        return std::vector<answer_pair>(inputs.size(), answer_pair{returned(1), returned(1)});
    });
    CHECK(found.differing == 0);
    CHECK(found.groups.empty());
    CHECK(found.asked == 51);
}

TEST_CASE("a glob that matches no explorable call, and a suite without a start, are refused") {
    explore_options options;
    options.calls = {"socket.*"};
    CHECK_THROWS_AS(explore(suite_of({given("inet_aton", {"1"})}), options, strict_right), failure);
    options.calls = {"inet_*"};
    CHECK_THROWS_AS(explore(suite_of({given("htons", {1})}), options, strict_right), failure);
}

TEST_CASE("a new group becomes a case whose outcomes say what happened") {
    const suite all = suite_of({given("inet_aton", {"1"})});
    explored found;
    found.groups = {
        group({"0x"}, {returned({{"bytes", "00000000"}}), raised("error", "EINVAL")}),
        group({"08"}, {returned({{"bytes", "00000000"}}), returned({{"bytes", "00000008"}})}),
        group({"x"}, {returned(nullptr), {{"broke", "crash"}}})};
    found.groups.push_back(found.groups.front());
    found.groups.back().known = "inet_aton/has-it";
    const auto files = candidate_files(all, found, "linux/a", "linux/b");
    REQUIRE(files.size() == 1);
    const json& cases = files.at("inet_aton")["cases"];
    REQUIRE(cases.size() == 2);
    CHECK(cases[0]["outcomes"]["accepts"] == returned({{"bytes", "00000000"}}));
    CHECK(cases[0]["outcomes"]["refuses-einval"] == raised("error", "EINVAL"));
    CHECK(cases[0]["clauses"] == json{"inet_aton.clause"});
    CHECK(cases[0]["needs"] == json{"ipv6"});
    CHECK(cases[0]["level"] == "unspecified");
    CHECK(cases[1]["outcomes"].contains("returns-00000008"));
    CHECK(cases[0]["id"] != cases[1]["id"]);
}

TEST_CASE("the text shows the smallest input and what each target did") {
    explored found;
    found.inputs = 10;
    found.groups = {group({"0x"}, {returned(1), raised("error", "EINVAL")})};
    const std::string text = explored_text(found, "left", "right");
    CHECK(text.find("inet_aton(\"0x\")") != std::string::npos);
    CHECK(text.find("left   returns 1") != std::string::npos);
    CHECK(text.find("right  raises error EINVAL") != std::string::npos);
    CHECK(text.find("3 inputs led here") != std::string::npos);
}
