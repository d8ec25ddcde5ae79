// Controls: what a case proves only if its call works elsewhere.
#include "catch_any.hpp"
#include "given.hpp"
#include "match/idle.hpp"

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

suite controlled_suite() {
    test_case bad = one_step("inet_aton/bad", {{"conforms", j("{'raises': {'class': 'error'}}")}});
    bad.controls = {"inet_aton/good"};
    const test_case good =
        one_step("inet_aton/good", {{"conforms", j("{'returns': {'bytes': '7f000001'}}")},
                                    {"reversed", j("{'returns': {'bytes': '0100007f'}}")},
                                    {"refuses", j("{'raises': {'class': 'error'}}")}});
    return suite_of({bad, good});
}

const char* const refusal = "[{'raises': {'is': ['error'], 'message': 'no'}}]";

verdict of_bad(const std::vector<observation>& seen) {
    return judge(controlled_suite(), {}, recorded(seen), nullptr, false).verdicts.front();
}

} // namespace

TEST_CASE("a case that doing nothing passes is blocked where its control failed, and only there") {
    struct row {
        const char* control;
        verdict_kind kind;
    };
    const auto one = GENERATE(row{"[{'returns': {'bytes': '7f000001'}}]", verdict_kind::conforms},
                              row{"[{'returns': {'bytes': '0100007f'}}]", verdict_kind::conforms},
                              row{"[{'returns': {'bytes': '00000000'}}]", verdict_kind::blocked},
                              row{"[{'returns': null}]", verdict_kind::blocked},
                              row{"[{'unsupported': 'it has none'}]", verdict_kind::blocked},
                              row{refusal, verdict_kind::blocked});
    INFO(one.control);
    const verdict seen =
        of_bad({answered("inet_aton/bad", refusal), answered("inet_aton/good", one.control)});
    CHECK(seen.kind == one.kind);
    CHECK((seen.why.find("its control inet_aton/good failed") == 0) ==
          (one.kind == verdict_kind::blocked));
}

TEST_CASE(
    "a control that was not recorded or was skipped says nothing, and a deviation stays one") {
    const observation bad = answered("inet_aton/bad", refusal);
    CHECK(of_bad({bad}).kind == verdict_kind::conforms);
    CHECK(of_bad({bad, skipped("inet_aton/good", true)}).kind == verdict_kind::conforms);
    const observation wrong = answered("inet_aton/bad", "[{'returns': {'bytes': '00000000'}}]");
    CHECK(of_bad({wrong, answered("inet_aton/good", refusal)}).kind == verdict_kind::deviates);
}

TEST_CASE("an outcome is idle if calls that always do the same reach it") {
    struct row {
        const char* pattern;
        bool idle;
    };
    const auto one =
        GENERATE(row{"{'raises': {'class': 'error'}}", true}, row{"{'returns': null}", true},
                 row{"{'returns': {'any': true}}", true}, row{"{'returns': 0}", false},
                 row{"{'blocks': true}", false}, row{"{'returns': {'type': 'integer'}}", false},
                 row{"{'raises': {'class': 'timeout'}, 'elapsed': [0.2, 1.0]}", false},
                 row{"{'any-of': [{'returns': 0}, {'raises': {'class': 'error'}}]}", true});
    INFO(one.pattern);
    const test_case about = one_step("socket.listen/x", {{"conforms", j(one.pattern)}});
    CHECK(reached_by_idle(about, about.outcomes.front()) == one.idle);
    CHECK(idle_outcomes(about).empty() == !one.idle);
    CHECK(shows_life(about) == !one.idle);
}

TEST_CASE("the same call that works in a step before tells its case from doing nothing") {
    test_case about = one_step("inet_aton/x", {{"conforms", j("{'raises': {'class': 'error'}}")}});
    about.steps.insert(about.steps.begin(), about.steps.front());
    CHECK_FALSE(reached_by_idle(about, about.outcomes.front()));
    about.steps.front().call = "inet_ntoa";
    CHECK(reached_by_idle(about, about.outcomes.front()));
}
