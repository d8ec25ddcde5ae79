#include "judge/accept.hpp"

#include "given.hpp"

#include <catch_any.hpp>

namespace accept_tests {

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

const char* const one = "[{'returns': 1}]";
const char* const two = "[{'returns': 2}]";
const char* const three = "[{'returns': 3}]";

/// A must case that conforms by 1 and has the named violation `two`.
test_case must(std::string id) {
    return one_step(std::move(id),
                    {{"conforms", j("{'returns': 1}")}, {"two", j("{'returns': 2}")}});
}

test_case may(std::string id) {
    return one_step(std::move(id), {{"one", j("{'returns': 1}")}, {"two", j("{'returns': 2}")}});
}

recording on(const std::string& libc, const std::string& implementation,
             const std::vector<observation>& observations) {
    recording out = recorded(observations);
    out.run["target"] = "linux-" + libc + "-x86_64/" + implementation;
    out.run["traits"] = {"linux", libc, "x86_64", implementation};
    return out;
}

accept_request for_trait(std::string trait, axis where) {
    accept_request out;
    out.like.trait = std::move(trait);
    out.on = where;
    return out;
}

/// "pattern: outcome" of each entry.
std::vector<std::string> entries(const acceptance& plan) {
    std::vector<std::string> out;
    for (const accepted_entry& each : plan.entries)
        out.push_back(each.pattern + ": " + each.outcome +
                      (each.answer.is_null() ? "" : " " + each.answer.dump()));
    return out;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

using lines = std::vector<std::string>;

} // namespace

TEST_CASE("what is unexpected becomes an entry, what is as expected or new does not") {
    const suite all = suite_of({must("a/1"), must("a/2"), may("a/3")});
    const std::vector<recording> seen = {
        on("glibc", "refsock", {answered("a/1", one)}),
        on("musl", "refsock", {answered("a/1", two), answered("a/2", one), answered("a/3", two)})};
    accept_request request = for_trait("musl", axis::libc);
    const acceptance plan = plan_acceptance(all, {}, seen, request);
    CHECK(plan.recordings == 1);
    CHECK(entries(plan) == lines{"a/1: two"});
    CHECK(plan.entries.at(0).recording == 1);
    CHECK(plan.refused.empty());
    request.also_new = true;
    CHECK(entries(plan_acceptance(all, {}, seen, request)) == lines{"a/1: two", "a/3: two"});
    request.wants = [](const std::string& id) { return id == "a/3"; };
    CHECK(entries(plan_acceptance(all, {}, seen, request)) == lines{"a/3: two"});
    request.like.trait = "dietlibc";
    CHECK(plan_acceptance(all, {}, seen, request).recordings == 0);
}

TEST_CASE("faults and lacks have words of their own, an unnamed outcome is pinned") {
    struct row {
        observation seen;
        const char* entry; ///< null: refused
        const char* why;
    };
    const auto row_of = GENERATE(values<row>({
        {broken("a/1", "crash"), "a/1: !crash", ""},
        {broken("a/1", "timeout"), "a/1: !timeout", ""},
        {broken("a/1", "protocol"), nullptr, "a fault of the adapter"},
        {broken("a/1", "setup"), nullptr, "a fault of the adapter or of the harness"},
        {answered("a/1", "[{'unsupported': 'not there'}]"), "a/1: !unsupported", ""},
        {answered("a/1", "[{'inexpressible': 'typed'}]"), "a/1: !inexpressible", ""},
        {answered("a/1", three), "a/1: !other [{\"returns\":3}]", ""},
        {skipped("a/1", true), "", ""},
    }));
    INFO(to_line(row_of.seen));
    const acceptance plan =
        plan_acceptance(suite_of({must("a/1")}), {}, {on("musl", "refsock", {row_of.seen})},
                        for_trait("musl", axis::libc));
    if (row_of.entry != nullptr) {
        CHECK(entries(plan) == (*row_of.entry == '\0' ? lines{} : lines{row_of.entry}));
        CHECK(plan.refused.empty());
        return;
    }
    CHECK(plan.entries.empty());
    REQUIRE(plan.refused.size() == 1);
    CHECK(has(plan.refused[0].why, row_of.why));
}

TEST_CASE("targets that disagree are refused, with what each did") {
    const suite all = suite_of({must("a/1")});
    const acceptance plan = plan_acceptance(all, {},
                                            {on("musl", "refsock", {answered("a/1", two)}),
                                             on("musl", "cpython", {answered("a/1", one)})},
                                            for_trait("musl", axis::libc));
    CHECK(plan.entries.empty());
    REQUIRE(plan.refused.size() == 1);
    CHECK(has(plan.refused[0].why,
              "linux-musl-x86_64/refsock did two, linux-musl-x86_64/cpython did conforms"));
}

TEST_CASE("a recording that a nearer entry decides has no say") {
    const suite all = suite_of({must("a/1")});
    std::vector<profile> profiles = {
        {"cpython", axis::implementation, {expecting("a/1", {"conforms"}, "cpython")}}};
    const std::vector<recording> seen = {on("musl", "refsock", {answered("a/1", two)}),
                                         on("musl", "cpython", {answered("a/1", one)})};
    CHECK(entries(plan_acceptance(all, profiles, seen, for_trait("musl", axis::libc))) ==
          lines{"a/1: two"});
    // Nor can an entry mend what a nearer one says wrongly.
    profiles[0].entries[0].outcomes = {"two"};
    const acceptance plan =
        plan_acceptance(all, profiles, {seen[1]}, for_trait("musl", axis::libc));
    CHECK(plan.entries.empty());
    REQUIRE(plan.refused.size() == 1);
    CHECK(has(plan.refused[0].why, "comes nearer"));
}

TEST_CASE("an entry that would tie is refused, unless the stale one is dropped") {
    const suite all = suite_of({must("a/1")});
    const std::vector<profile> profiles = profiles_of({expecting("a/1", {"!crash"})});
    const std::vector<recording> seen = {on("musl", "refsock", {answered("a/1", two)})};
    accept_request request = for_trait("musl", axis::libc);
    acceptance plan = plan_acceptance(all, profiles, seen, request);
    CHECK(plan.entries.empty());
    REQUIRE(plan.refused.size() == 1);
    CHECK(has(plan.refused[0].why, "decides it as much"));
    request.drop_stale = true;
    plan = plan_acceptance(all, profiles, seen, request);
    CHECK(entries(plan) == lines{"a/1: two"});
    REQUIRE(plan.dropped.size() == 1);
    CHECK(plan.dropped[0].outcomes == lines{"!crash"});
}

TEST_CASE("what is dropped: observed entries that hold nowhere, and those of no case") {
    const suite all = suite_of({must("a/1"), must("a/2"), must("a/3"), must("b/1")});
    expectation documented = expecting("a/3", {"two"});
    documented.shown_by.kind = evidence_kind::documented;
    const std::vector<profile> profiles =
        profiles_of({expecting("a/1", {"two"}), expecting("a/2", {"two"}), documented,
                     expecting("b/*", {"two"}), expecting("c/1", {"two"})});
    const auto recording_of = [](const std::string& implementation, const char* a2) {
        return on("musl", implementation,
                  {answered("a/1", one), answered("a/2", a2), answered("a/3", one),
                   answered("b/1", two)});
    };
    accept_request request = for_trait("musl", axis::libc);
    request.drop_stale = true;
    const acceptance plan = plan_acceptance(
        all, profiles, {recording_of("refsock", one), recording_of("cpython", two)}, request);
    lines dropped;
    for (const expectation& each : plan.dropped)
        dropped.push_back(each.pattern);
    CHECK(dropped == lines{"a/1", "c/1"});
}

TEST_CASE("cases of one written id are folded only if all of them did the same") {
    struct row {
        lines ids;     ///< of the suite
        lines did_two; ///< the others conform
        lines entries;
    };
    const auto row_of = GENERATE(values<row>({
        {{"a/x:r", "a/x:s"}, {"a/x:r", "a/x:s"}, {"a/x:*: two"}},
        {{"a/x:r", "a/x:s", "a/x:t"}, {"a/x:r", "a/x:s"}, {"a/x:r: two", "a/x:s: two"}},
        {{"a/x@p=1", "a/x@p=2", "a/xy@p=1"}, {"a/x@p=1", "a/x@p=2"}, {"a/x@*: two"}},
        {{"a/x:r@p=1", "a/x:r@p=2", "a/x:s@p=1"}, {"a/x:r@p=1", "a/x:r@p=2"}, {"a/x:r@*: two"}},
        {{"a/x:r@p=1", "a/x:s@p=1"}, {"a/x:r@p=1", "a/x:s@p=1"}, {"a/x:*: two"}},
        {{"a/x:r"}, {"a/x:r"}, {"a/x:r: two"}},
        {{"a/x", "a/xy"}, {"a/x", "a/xy"}, {"a/x: two", "a/xy: two"}},
    }));
    std::vector<test_case> cases;
    std::vector<observation> seen;
    for (const std::string& id : row_of.ids) {
        cases.push_back(must(id));
        const bool did =
            std::find(row_of.did_two.begin(), row_of.did_two.end(), id) != row_of.did_two.end();
        seen.push_back(answered(id, did ? two : one));
    }
    CAPTURE(row_of.entries);
    CHECK(entries(plan_acceptance(suite_of(cases), {}, {on("musl", "refsock", seen)},
                                  for_trait("musl", axis::libc))) == row_of.entries);
}

TEST_CASE("a case that did not run leaves its like unfolded") {
    const suite all = suite_of({must("a/x:r"), must("a/x:s"), must("a/x:t")});
    const acceptance plan = plan_acceptance(
        all, {},
        {on("musl", "refsock",
            {answered("a/x:r", two), answered("a/x:s", two), skipped("a/x:t", true)})},
        for_trait("musl", axis::libc));
    CHECK(entries(plan) == lines{"a/x:r: two", "a/x:s: two"});
}

TEST_CASE("further traits and conditions choose the recordings, and bring an entry nearer") {
    const suite all = suite_of({must("a/1")});
    const std::vector<recording> seen = {on("musl", "refsock", {answered("a/1", one)}),
                                         on("musl", "cpython", {answered("a/1", two)})};
    accept_request request = for_trait("musl", axis::libc);
    request.like.also = {"cpython"};
    const std::vector<profile> profiles = profiles_of({expecting("a/1", {"conforms"})});
    acceptance plan = plan_acceptance(all, profiles, seen, request);
    CHECK(plan.recordings == 1);
    CHECK(entries(plan) == lines{"a/1: two"});
    request.like.when = {{"libc", ">=2"}};
    CHECK(plan_acceptance(all, profiles, seen, request).recordings == 0);
}

TEST_CASE("what is planned makes every recording as expected") {
    const suite all = suite_of({must("a/1"), must("a/x:r"), must("a/x:s"), may("b/1")});
    const std::vector<recording> seen = {on("musl", "refsock",
                                            {answered("a/1", two), answered("a/x:r", two),
                                             answered("a/x:s", two), answered("b/1", one)})};
    std::vector<profile> profiles = {{"linux", axis::kernel, {expecting("b/1", {"two"}, "linux")}}};
    CHECK_FALSE(judge(all, profiles, seen[0], nullptr, true).as_expected());
    const acceptance plan = plan_acceptance(all, profiles, seen, for_trait("musl", axis::libc));
    CHECK(entries(plan) == lines{"a/1: two", "a/x:*: two", "b/1: one"});
    std::vector<expectation> added;
    for (const accepted_entry& each : plan.entries)
        added.push_back(expecting(each.pattern, {each.outcome}));
    profiles.push_back({"musl", axis::libc, added});
    CHECK(judge(all, profiles, seen[0], nullptr, true).as_expected());
}

} // namespace accept_tests
