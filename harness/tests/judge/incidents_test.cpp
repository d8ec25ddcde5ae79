// What adapters did where no case's answer shows it.
#include "catch_any.hpp"
#include "given.hpp"

namespace sockmatrix::testing {
namespace {

test_case one_must(const std::string& id) {
    return one_step(id, {{"conforms", j("{'returns': {'bytes': '7f000001'}}")}});
}

const char* const conforming = "[{'returns': {'bytes': '7f000001'}}]";

recording with_incident(const char* how, const char* at, std::vector<observation> seen) {
    recording out = recorded(seen);
    out.incidents = {{{"a/one", "a/two"}, how, at, "it ended", "out of luck"}};
    return out;
}

recording both_answered(const char* how, const char* at) {
    return with_incident(how, at, {answered("a/one", conforming), answered("a/two", conforming)});
}

profile entry_for(const char* id, std::vector<std::string> outcomes, const char* unstable) {
    expectation entry;
    entry.trait = "refsock";
    entry.pattern = id;
    entry.outcomes = std::move(outcomes);
    entry.unstable = unstable;
    return {"refsock", axis::implementation, {entry}};
}

} // namespace

TEST_CASE("an incident turns a target red though all its cases are answered") {
    const suite all = suite_of({one_must("a/one"), one_must("a/two")});
    for (const char* at : {"batch", "reset", "between", "shutdown", "start", "run"}) {
        CAPTURE(at);
        const judgement out = judge(all, {}, both_answered("SIGABRT", at), nullptr, true);
        REQUIRE(out.incidents.size() == 1);
        CHECK_FALSE(out.incidents[0].expected);
        CHECK(out.incidents[0].why ==
              "no profile entry of a/one calls it unstable with the outcome !crash");
        CHECK_FALSE(out.as_expected());
    }
}

TEST_CASE("an incident is expected where its case is unstable with the same kind of fault") {
    struct row {
        const char* how;
        const char* id;
        std::vector<std::string> outcomes;
        const char* unstable;
        bool expected;
    };
    const row rows[] = {
        {"SIGABRT", "a/one", {"conforms", "!crash"}, "now and then", true},
        {"exit 3", "a/*", {"conforms", "!crash"}, "now and then", true},
        {"timeout", "a/one", {"conforms", "!timeout"}, "now and then", true},
        {"protocol", "a/one", {"conforms", "!protocol"}, "now and then", true},
        {"SIGABRT", "a/one", {"conforms", "!timeout"}, "now and then", false},
        {"timeout", "a/one", {"conforms", "!crash"}, "now and then", false},
        {"SIGABRT", "a/one", {"conforms"}, "", false},
        {"SIGABRT", "a/two", {"conforms", "!crash"}, "now and then", false},
    };
    const suite all = suite_of({one_must("a/one"), one_must("a/two")});
    for (const row& one : rows) {
        CAPTURE(one.how, one.id);
        const judgement out = judge(all, {entry_for(one.id, one.outcomes, one.unstable)},
                                    both_answered(one.how, "between"), nullptr, false);
        REQUIRE(out.incidents.size() == 1);
        CHECK(out.incidents[0].expected == one.expected);
        CHECK(out.as_expected() == one.expected);
    }
}

TEST_CASE(
    "an incident in a batch is told by the case that has the same fault again when it runs alone") {
    const suite all = suite_of({one_must("a/one"), one_must("a/two")});
    const auto incidents_of = [&](const char* how, const char* at) {
        const recording seen =
            with_incident(how, at, {answered("a/one", conforming), broken("a/two", "crash")});
        return judge(all, {}, seen, nullptr, false).incidents.size();
    };
    CHECK(incidents_of("SIGABRT", "batch") == 0);
    CHECK(incidents_of("timeout", "batch") == 1);
    CHECK(incidents_of("SIGABRT", "between") == 1);
}

} // namespace sockmatrix::testing
