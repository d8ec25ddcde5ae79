// What happened: the kinds of verdicts, before any profile.
#include "given.hpp"

#include "model/failure.hpp"

#include <catch_any.hpp>

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

/// "kind happened" of one observation.
struct row {
    const char* answer;
    const char* kind;
    const char* happened;
    const char* why;
};

verdict judged(const test_case& about, const observation& seen) {
    const judgement out = judge(suite_of({about}), {}, recorded({seen}), nullptr, false);
    REQUIRE(out.verdicts.size() == 1);
    return out.verdicts[0];
}

void check_rows(const test_case& about, const std::vector<row>& rows) {
    for (const row& one : rows) {
        CAPTURE(one.answer);
        const verdict out = judged(about, answered(about.id, one.answer));
        CHECK(to_string(out.kind) == one.kind);
        CHECK(out.happened == one.happened);
        CHECK(out.why == one.why);
        CHECK(out.case_id == about.id);
        CHECK(out.level == about.level);
        CHECK(out.seen == j(one.answer));
    }
}

test_case must_case() {
    return one_step("a/must", {{"conforms", j("{'returns': 1}")},
                               {"refuses", j("{'raises': {'class': 'error'}}")}});
}

test_case may_case() {
    return one_step("a/may", {{"yes", j("{'returns': true}")}, {"no", j("{'returns': false}")}});
}

/// getsockname after bind: the outcome speaks of both steps, and a step between must return.
test_case steps_case() {
    test_case out = one_step("a/steps", {});
    out.level = demand_level::must;
    out.conforms = "conforms";
    out.steps = {step{}, step{}, step{}};
    out.steps[0].call = "socket";
    out.steps[0].name = "s";
    out.steps[1].call = "socket.bind";
    out.steps[1].name = "b";
    out.steps[2].call = "socket.listen";
    out.outcomes = {{"conforms", {{"b", j("{'returns': null}")}, {"", j("{'returns': null}")}}},
                    {"no-bind", {{"b", j("{'raises': {'code': 'EINVAL'}}")}}}};
    return out;
}

TEST_CASE("an outcome shows a value beside its name, numbers of constants by theirs") {
    const auto shown = [](const char* pattern, const char* answer, const json& constants) {
        test_case about =
            one_step("a/b", {{"takes", j(pattern)}, {"blocks", j("{'blocks': true}")}});
        about.steps[0].call = "socket.getsockopt";
        recording seen = recorded({answered("a/b", answer)});
        seen.run["constants"] = constants;
        const verdict out = judge(suite_of({about}), {}, seen, nullptr, false).verdicts[0];
        CHECK(out.expected == expectedness::fresh);
        return did_text(out);
    };
    const json none = json::object();
    const char* any = "{'returns': {'any': true}, 'shows': '/returns'}";
    CHECK(shown(any, "[{'returns': 8192}]", none) == "permitted: takes (8192)");
    CHECK(shown(any, "[{'returns': {'env': 'p'}}]", none) == "permitted: takes (varies)");
    CHECK(shown("{'returns': {'any': true}, 'shows': '/returns/1'}", "[{'returns': ['a', 'b']}]",
                none) == "permitted: takes (b)");
    CHECK(shown("{'returns': {'any': true}, 'shows': '/returns/7'}", "[{'returns': []}]", none) ==
          "permitted: takes (none)");
    CHECK(shown("{'raises': {'class': 'error'}, 'shows': '/raises/code'}",
                "[{'raises': {'is': ['error'], 'code': 'EPERM', 'message': 'm'}}]",
                none) == "permitted: takes (EPERM)");
    CHECK(shown("{'raises': {'class': 'error'}, 'shows': '/raises/code'}",
                "[{'raises': {'is': ['error'], 'message': 'm'}}]",
                none) == "permitted: takes (none)");
}

TEST_CASE("a blocked case shows the step that stopped it and what it did") {
    test_case about = one_step("a/b", {{"conforms", j("{'returns': 1}")}});
    about.steps.insert(about.steps.begin(), step());
    about.steps[0].call = "socket.setsockopt";
    const auto shown = [&](const char* first) {
        observation seen = answered("a/b", first);
        seen.stopped = 0;
        return did_text(judge(suite_of({about}), {}, recorded({seen}), nullptr, false).verdicts[0]);
    };
    CHECK(shown("[{'raises': {'is': ['error'], 'code': 'ENOPROTOOPT'}}, null]") ==
          "blocked: setsockopt raised ENOPROTOOPT");
    CHECK(shown("[{'raises': {'is': ['timeout', 'error']}}, null]") ==
          "blocked: setsockopt raised timeout");
    CHECK(shown("[{'returns': 5}, null]") == "blocked: setsockopt returned 5");
    CHECK(shown("[{'returns': {'env': 'p'}}, null]") == "blocked: setsockopt returned varies");
    CHECK(shown("[{'blocks': true}, null]") == "blocked: setsockopt blocked");
    CHECK(shown("[null, null]") == "blocked: setsockopt did not run");
}

} // namespace

TEST_CASE("a must case conforms or deviates") {
    check_rows(
        must_case(),
        {
            {"[{'returns': 1}]", "conforms", "conforms", ""},
            {"[{'raises': {'is': ['error']}}]", "deviates", "refuses",
             "expected returns 1, got raises {\"is\":[\"error\"]}"},
            {"[{'returns': 2}]", "deviates", "other", "expected 1, got 2"},
            {"[{'blocks': true}]", "deviates", "other", "expected returns 1, got blocks"},
            {"[null]", "deviates", "other", "expected returns 1, got a step that did not run"},
            {"[{'unsupported': 'no such call'}]", "unsupported", "unsupported", "no such call"},
            {"[{'inexpressible': 'typed'}]", "inexpressible", "inexpressible", "typed"},
        });
}

TEST_CASE("a should case is judged like a must case") {
    test_case about = must_case();
    about.level = demand_level::should;
    check_rows(about, {{"[{'returns': 1}]", "conforms", "conforms", ""},
                       {"[{'returns': 2}]", "deviates", "other", "expected 1, got 2"}});
}

TEST_CASE("a may or unspecified case is permitted or unnamed") {
    test_case about = may_case();
    for (const demand_level level : {demand_level::may, demand_level::unspecified}) {
        about.level = level;
        check_rows(about, {{"[{'returns': true}]", "permitted", "yes", ""},
                           {"[{'returns': false}]", "permitted", "no", ""},
                           {"[{'returns': 5}]", "unnamed", "other", "expected true, got 5"},
                           {"[{'unsupported': 'no'}]", "unsupported", "unsupported", "no"}});
    }
}

TEST_CASE("an outcome that is named may be unsupported or blocking") {
    const test_case about = one_step("a/x", {{"conforms", j("{'returns': 1}")},
                                             {"lacks", j("{'unsupported': true}")},
                                             {"hangs", j("{'blocks': true}")}});
    check_rows(about,
               {{"[{'unsupported': 'x'}]", "deviates", "lacks",
                 "expected returns 1, got unsupported \"x\""},
                {"[{'blocks': true}]", "deviates", "hangs", "expected returns 1, got blocks"}});
}

TEST_CASE("several steps: the outcome whose patterns match furthest tells why") {
    check_rows(
        steps_case(),
        {
            {"[{'returns': {'socket': 1}}, {'returns': null}, {'returns': null}]", "conforms",
             "conforms", ""},
            {"[{'returns': {'socket': 1}}, {'returns': null}, {'returns': 5}]", "deviates", "other",
             "expected null, got 5"},
            {"[{'returns': {'socket': 1}}, {'raises': {'is': ['error'], 'code': 'EACCES'}}, null]",
             "deviates", "other", "b: /code: expected \"EINVAL\", got \"EACCES\""},
            {"[{'returns': {'socket': 1}}, {'unsupported': 'no bind'}, null]", "unsupported",
             "unsupported", "no bind"},
        });
}

TEST_CASE("the nearest outcome: more steps matched, then the same kind, then more layers") {
    test_case about = steps_case();
    about.outcomes = {
        {"no-bind", {{"b", j("{'raises': {'code': 'EINVAL'}}")}}},
        {"conforms", {{"s", j("{'returns': {'type': 'socket'}}")}, {"b", j("{'returns': 1}")}}}};
    const char* const refused = "[{'returns': {'socket': 1}}, {'raises': {'code': 'EIO'}}, null]";
    CHECK(judged(about, answered("a/steps", refused)).why ==
          "b: expected returns 1, got raises {\"code\":\"EIO\"}");

    about.outcomes = {{"conforms", {{"b", j("{'returns': 1}")}}},
                      {"no-bind", {{"b", j("{'raises': {'code': 'EINVAL'}}")}}}};
    CHECK(judged(about, answered("a/steps", refused)).why ==
          "b: /code: expected \"EINVAL\", got \"EIO\"");

    about = one_step("a/error", {{"conforms", j("{'raises': {'class': 'herror', 'code': 'A'}}")},
                                 {"b", j("{'raises': {'class': 'error', 'code': 'B'}}")}});
    const char* const raised = "[{'raises': {'is': ['error'], 'code': 'C'}}]";
    CHECK(judged(about, answered("a/error", raised)).why == "/code: expected \"B\", got \"C\"");
}

TEST_CASE("a step before that did not do its part blocks the case") {
    struct stop_row {
        const char* answer;
        std::size_t stopped;
        const char* kind;
        const char* why;
    };
    const std::vector<stop_row> rows = {
        {"[{'raises': {'is': ['error'], 'code': 'EMFILE'}}, null, null]", 0, "blocked",
         "step 0 (socket): {\"raises\":{\"code\":\"EMFILE\",\"is\":[\"error\"]}}"},
        {"[{'unsupported': 'no sockets'}, null, null]", 0, "unsupported",
         "step 0 (socket): no sockets"},
        {"[{'inexpressible': 'typed'}, null, null]", 0, "inexpressible", "step 0 (socket): typed"},
        {"[{'returns': {'socket': 1}}, null, null]", 1, "blocked",
         "step 1 (socket.bind): could not run"},
        {"[{'returns': {'socket': 1}}, {'raises': {'code': 'EINVAL'}}, null]", 1, "deviates",
         "expected returns null, got raises {\"code\":\"EINVAL\"}"},
    };
    for (const stop_row& one : rows) {
        CAPTURE(one.answer);
        observation seen = answered("a/steps", one.answer);
        seen.stopped = one.stopped;
        const verdict out = judged(steps_case(), seen);
        CHECK(to_string(out.kind) == one.kind);
        if (out.kind != verdict_kind::deviates) CHECK(out.why == one.why);
    }
}

TEST_CASE("a step that was not reached is no skipped step") {
    test_case about = steps_case();
    about.outcomes = {{"conforms", {{"", j("{'skipped': true}")}}}};
    observation seen = answered("a/steps", "[{'raises': {'is': ['error']}}, null, null]");
    CHECK(judged(about, seen).kind == verdict_kind::conforms);
    seen.stopped = 0;
    CHECK(judged(about, seen).kind == verdict_kind::blocked);
}

TEST_CASE("an error without a code is unsupported where a code is asked for") {
    const test_case about =
        one_step("a/code", {{"conforms", j("{'raises': {'class': 'error', 'code': 'EINVAL'}}")}});
    check_rows(about, {
                          {"[{'raises': {'is': ['error']}}]", "unsupported", "unsupported",
                           "no code: /code: expected \"EINVAL\", and none is revealed"},
                          {"[{'raises': {'is': ['value_error']}}]", "deviates", "other",
                           "/is: expected \"error\", got [\"value_error\"]"},
                      });
    const verdict out = judged(about, answered("a/code", "[{'raises': {'is': ['error']}}]"));
    CHECK(out.errors == layers{{"class", "same"}, {"code", "absent"}});
}

TEST_CASE("layers are those of the nearest outcome, or of the conforming one") {
    const test_case about =
        one_step("a/layers", {{"conforms", j("{'raises': {'class': 'error', 'code': 'EINVAL'}}")},
                              {"no-access", j("{'raises': {'class': 'error', 'code': 'EACCES'}}")},
                              {"accepts", j("{'returns': 0}")}});
    const auto errors = [&](const char* answer) {
        return judged(about, answered("a/layers", answer)).errors;
    };
    CHECK(errors("[{'raises': {'is': ['error'], 'code': 'EINVAL'}}]") ==
          layers{{"class", "same"}, {"code", "same"}});
    CHECK(errors("[{'raises': {'is': ['error'], 'code': 'EACCES'}}]") ==
          layers{{"class", "same"}, {"code", "differs"}});
    CHECK(errors("[{'raises': {'is': ['timeout'], 'code': 'EIO'}}]") ==
          layers{{"class", "differs"}, {"code", "differs"}});
    CHECK(errors("[{'returns': 0}]").empty());
}

TEST_CASE("skips and faults") {
    verdict out = judged(must_case(), skipped("a/must", true));
    CHECK(out.kind == verdict_kind::skipped);
    CHECK(out.happened == "skipped");
    CHECK(out.why == "ipv6: no IPv6 there");
    for (const char* kind : {"crash", "timeout", "protocol", "setup"}) {
        CAPTURE(kind);
        out = judged(must_case(), broken("a/must", kind));
        CHECK(out.kind == verdict_kind::broken);
        CHECK(out.happened == kind);
        CHECK(out.why == "step 0 (inet_aton): it ended by signal 11");
        CHECK(out.expected == expectedness::unexpected);
    }
}

TEST_CASE("two outcomes that match are a fault of the case, and both are named") {
    const test_case about =
        one_step("a/two", {{"one", j("{'returns': 1}")}, {"any", j("{'returns': {'any': true}}")}});
    CHECK(judged(about, answered("a/two", "[{'returns': 2}]")).happened == "any");
    const verdict out = judged(about, answered("a/two", "[{'returns': 1}]"));
    CHECK(out.kind == verdict_kind::broken);
    CHECK(out.happened == "setup");
    CHECK(out.why ==
          "the outcomes one and any all match what happened; the case must keep them apart");
}

TEST_CASE("patterns see the run: constants, facts, fixtures, results, times and varying values") {
    test_case about = steps_case();
    about.outcomes = {
        {"conforms",
         {{"s", j("{'returns': {'const': 'AF_INET'}}")},
          {"b", j("{'returns': [{'fixture': 'echo_tcp/0'}, {'ge': {'fact': 'bits'}}]}")},
          {"", j("{'returns': {'ref': 'b/1'}, 'elapsed': [0.1, 1]}")}}}};
    observation seen =
        answered("a/steps",
                 "[{'returns': 2}, {'returns': ['::1', {'env': 'p'}]}, {'returns': {'env': 'p'}}]");
    seen.env = j("{'values': {'p': 4711}, 'us': {'2': 1500000}, "
                 "'fixtures': {'echo_tcp': ['::1', 5]}}");
    CHECK(judged(about, seen).why == "elapsed: expected at most 1.0 s, got 1.5 s");

    recording slow = recorded({seen});
    slow.run["time_scale"] = 2.0;
    const verdict out = judge(suite_of({about}), {}, slow, nullptr, false).verdicts[0];
    CHECK(out.kind == verdict_kind::conforms);
    CHECK(out.seen.value()[1]["returns"][1] == j("{'env': 'p'}"));
    const judgement alone =
        judge_case(suite_of({about}), {}, about, recording_index(slow), nullptr);
    CHECK(alone.verdicts[0]->seen.value()[1]["returns"][1] == j("{'env': 'p', 'value': 4711}"));
}

TEST_CASE("where a scaled limit of time reaches into another outcome, the written one decides") {
    const test_case about =
        one_step("a/slow", {{"at-once", j("{'returns': 1, 'elapsed': [0, 0.07]}")},
                            {"waits", j("{'returns': 1, 'elapsed': [0.1, 2.0]}")}});
    const auto happened = [&](int microseconds) {
        observation seen = answered("a/slow", "[{'returns': 1}]");
        seen.env = {{"us", {{"0", microseconds}}}};
        recording slow = recorded({seen});
        slow.run["time_scale"] = 3.0;
        return judge(suite_of({about}), {}, slow, nullptr, false).verdicts[0]->happened;
    };
    CHECK(happened(101'000) == "waits");
    CHECK(happened(60'000) == "at-once");
    CHECK(happened(75'000) == "at-once");
    CHECK(happened(4'000'000) == "waits");
}
