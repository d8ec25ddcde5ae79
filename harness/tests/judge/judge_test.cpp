// Whether what happened was expected.
#include "given.hpp"

#include <catch_any.hpp>
#include <random>
#include <set>

namespace judge_tests {

using namespace sockmatrix;
using namespace sockmatrix::testing;

namespace {

test_case must_case() {
    test_case out = one_step("a/must", {{"conforms", j("{'returns': 1}")},
                                        {"refuses", j("{'raises': {'class': 'error'}}")}});
    out.cite = {"posix:inet_addr"};
    return out;
}

test_case may_case() {
    return one_step("a/may", {{"yes", j("{'returns': true}")}, {"no", j("{'returns': false}")}});
}

const char* const conforming = "[{'returns': 1}]";
const char* const refusing = "[{'raises': {'is': ['error']}}]";
const char* const other = "[{'returns': 2}]";
const char* const lacking = "[{'unsupported': 'no such call'}]";

verdict judged(const test_case& about, const observation& seen,
               const std::vector<profile>& profiles = {}, const observation* before = nullptr) {
    const recording earlier = before ? recorded({*before}) : recording();
    const judgement out =
        judge(suite_of({about}), profiles, recorded({seen}), before ? &earlier : nullptr, false);
    REQUIRE(out.verdicts.size() == 1);
    CHECK(out.as_expected() == (out.verdicts[0]->expected == expectedness::expected ||
                                out.verdicts[0]->expected == expectedness::fresh));
    return out.verdicts[0];
}

} // namespace

TEST_CASE("without a profile entry the level decides") {
    struct row {
        test_case about;
        observation seen;
        expectedness expected;
    };
    observation stopped = answered("a/must", "[null]");
    stopped.stopped = 0;
    const std::vector<row> rows = {
        {must_case(), answered("a/must", conforming), expectedness::expected},
        {must_case(), answered("a/must", refusing), expectedness::unexpected},
        {must_case(), answered("a/must", other), expectedness::unexpected},
        {must_case(), answered("a/must", lacking), expectedness::unexpected},
        {must_case(), answered("a/must", "[{'inexpressible': 'x'}]"), expectedness::unexpected},
        {must_case(), stopped, expectedness::unexpected},
        {must_case(), skipped("a/must", true), expectedness::expected},
        {must_case(), skipped("a/must", false), expectedness::expected},
        {must_case(), broken("a/must", "crash"), expectedness::unexpected},
        {may_case(), answered("a/may", "[{'returns': true}]"), expectedness::fresh},
        {may_case(), answered("a/may", other), expectedness::unexpected},
        {may_case(), answered("a/may", lacking), expectedness::unexpected},
        {may_case(), skipped("a/may", false), expectedness::expected},
        {may_case(), broken("a/may", "timeout"), expectedness::unexpected},
    };
    for (const row& one : rows) {
        CAPTURE(to_line(one.seen));
        CHECK(judged(one.about, one.seen).expected == one.expected);
    }
}

TEST_CASE("a profile entry pins what happens") {
    struct row {
        const char* outcome;
        observation seen;
        expectedness expected;
    };
    observation stopped = answered("a/must", "[null]");
    stopped.stopped = 0;
    const std::vector<row> rows = {
        {"refuses", answered("a/must", refusing), expectedness::expected},
        {"refuses", answered("a/must", other), expectedness::unexpected},
        {"refuses", answered("a/must", conforming), expectedness::stale},
        {"refuses", answered("a/must", lacking), expectedness::unexpected},
        {"refuses", skipped("a/must", false), expectedness::unexpected},
        {"refuses", skipped("a/must", true), expectedness::expected},
        {"refuses", broken("a/must", "crash"), expectedness::unexpected},
        {"conforms", answered("a/must", conforming), expectedness::expected},
        {"conforms", answered("a/must", other), expectedness::unexpected},
        {"!other", answered("a/must", other), expectedness::expected},
        {"!other", answered("a/must", conforming), expectedness::stale},
        {"!other", answered("a/must", refusing), expectedness::unexpected},
        {"!unsupported", answered("a/must", lacking), expectedness::expected},
        {"!unsupported", answered("a/must", "[{'inexpressible': 'x'}]"), expectedness::unexpected},
        {"!inexpressible", answered("a/must", "[{'inexpressible': 'x'}]"), expectedness::expected},
        {"!blocked", stopped, expectedness::expected},
        {"!skipped", skipped("a/must", false), expectedness::expected},
        {"!crash", broken("a/must", "crash"), expectedness::expected},
        {"!crash", broken("a/must", "timeout"), expectedness::unexpected},
        {"!timeout", broken("a/must", "timeout"), expectedness::expected},
        {"!protocol", broken("a/must", "protocol"), expectedness::expected},
        {"!crash", answered("a/must", conforming), expectedness::stale},
        {"crash", broken("a/must", "crash"), expectedness::unexpected},
    };
    for (const row& one : rows) {
        CAPTURE(one.outcome, to_line(one.seen));
        expectation entry = expecting("a/must", {one.outcome});
        entry.answer = j("[{'returns': 2}]"); // heeded with !other alone
        const auto profiles = profiles_of({entry});
        CHECK(judged(must_case(), one.seen, profiles).expected == one.expected);
    }
}

TEST_CASE("an answer that no outcome names is the pinned one, or unexpected") {
    const auto profiles = profiles_of({pinning("a/must", j("[{'returns': 2}]"))});
    const auto seen_as = [&](const char* answer) {
        return judged(must_case(), answered("a/must", answer), profiles);
    };
    CHECK(seen_as("[{'returns': 2}]").expected == expectedness::expected);
    const verdict changed = seen_as("[{'returns': 42}]");
    CHECK(changed.expected == expectedness::unexpected);
    CHECK(changed.why ==
          "another answer than the pinned one: expected [{\"returns\":2}], got [{\"returns\":42}]");
    CHECK(seen_as("[{'raises': {'is': ['type_error']}}]").expected == expectedness::unexpected);
    CHECK(judged(must_case(), answered("a/must", other),
                 profiles_of({expecting("a/must", {"!other"})}))
              .expected == expectedness::unexpected);
}

TEST_CASE("a pin is of class and code, not of text, number and call") {
    const auto profiles = profiles_of(
        {pinning("a/may", j("[{'raises': {'class': 'herror', 'code': 'TRY_AGAIN'}}]"))});
    const auto expected_of = [&](const char* answer) {
        return judged(may_case(), answered("a/may", answer), profiles).expected;
    };
    CHECK(expected_of("[{'raises': {'is': ['herror', 'error'], 'code': 'TRY_AGAIN'}}]") ==
          expectedness::expected);
    CHECK(expected_of(
              "[{'raises': {'is': ['herror'], 'code': 'TRY_AGAIN', 'message': 'm', 'call': 'c', "
              "'native': {'space': 'h_errno', 'value': 2}}}]") == expectedness::expected);
    CHECK(expected_of("[{'raises': {'is': ['herror'], 'code': 'NO_DATA'}}]") ==
          expectedness::unexpected);
    CHECK(expected_of("[{'raises': {'is': ['error'], 'code': 'TRY_AGAIN'}}]") ==
          expectedness::unexpected);
    CHECK(expected_of("[{'raises': {'is': ['herror']}}]") == expectedness::unexpected);
}

TEST_CASE("two outcomes that match spoil their cell of that target alone") {
    const test_case about =
        one_step("a/both", {{"einval", j("{'raises': {'code': 'EINVAL'}}")},
                            {"told", j("{'raises': {'message': {'regex': 'refused'}}}")}});
    const observation seen = answered(
        "a/both", "[{'raises': {'is': ['error'], 'code': 'EINVAL', 'message': 'refused'}}]");
    for (const auto& words :
         std::vector<std::vector<std::string>>{{"einval"}, {"told"}, {"!crash"}, {"!blocked"}}) {
        const verdict out = judged(about, seen, profiles_of({expecting("a/both", words)}));
        CHECK(out.kind == verdict_kind::broken);
        CHECK(out.happened == "setup");
        CHECK(
            out.why ==
            "the outcomes einval and told all match what happened; the case must keep them apart");
        CHECK(out.expected == expectedness::unexpected);
    }
    const judgement both = judge(suite_of({about, must_case()}), {},
                                 recorded({seen, answered("a/must", conforming)}), nullptr, true);
    REQUIRE(both.verdicts.size() == 2);
    CHECK(both.verdicts[1]->kind == verdict_kind::conforms);
    CHECK_FALSE(both.as_expected());
}

TEST_CASE("two entries that tie spoil their cell alone") {
    const auto profiles =
        profiles_of({expecting("a/m*", {"conforms"}), expecting("a/m*", {"refuses"})});
    const verdict out = judged(must_case(), answered("a/must", conforming), profiles);
    CHECK(out.kind == verdict_kind::broken);
    CHECK(out.happened == "setup");
    CHECK(out.expected == expectedness::unexpected);
    CHECK(out.why.find("two profile entries come equally near") == 0);
}

TEST_CASE("overlaps of a recording are found without a verdict") {
    const suite all = suite_of({one_step("a/both", {{"one", j("{'returns': 1}")},
                                                    {"any", j("{'returns': {'any': true}}")}}),
                                must_case()});
    const std::vector<profile> none;
    const recordings_judge judge(all, none);
    const auto found = judge.overlaps(stored_recording(
        recorded({answered("a/both", conforming), answered("a/must", conforming)})));
    REQUIRE(found.size() == 1);
    CHECK(found[0].about->id == "a/both");
    CHECK(found[0].outcomes == std::vector<std::string>{"one", "any"});
    CHECK(judge.overlaps(stored_recording(recorded({answered("a/both", other)}))).empty());
}

TEST_CASE("a profile entry of a may case") {
    const auto profiles = profiles_of({expecting("a/may", {"yes"})});
    CHECK(judged(may_case(), answered("a/may", "[{'returns': true}]"), profiles).expected ==
          expectedness::expected);
    CHECK(judged(may_case(), answered("a/may", "[{'returns': false}]"), profiles).expected ==
          expectedness::unexpected);
}

TEST_CASE("an unstable entry expects any of its outcomes") {
    expectation entry = expecting("a/may", {"yes", "no", "!crash"});
    entry.unstable = "depends on the load";
    const auto profiles = profiles_of({entry});
    CHECK(judged(may_case(), answered("a/may", "[{'returns': true}]"), profiles).expected ==
          expectedness::expected);
    CHECK(judged(may_case(), broken("a/may", "crash"), profiles).expected ==
          expectedness::expected);
    CHECK(judged(may_case(), answered("a/may", other), profiles).expected ==
          expectedness::unexpected);
}

TEST_CASE("lost: it had an answer in the earlier recording") {
    struct row {
        observation before;
        observation now;
        expectedness expected;
    };
    const observation answer = answered("a/must", conforming);
    const observation lacks = answered("a/must", lacking);
    const std::vector<row> rows = {
        {answer, lacks, expectedness::lost},
        {answer, answered("a/must", "[{'inexpressible': 'x'}]"), expectedness::lost},
        {answer, skipped("a/must", false), expectedness::lost},
        {answer, skipped("a/must", true), expectedness::expected},
        {answer, broken("a/must", "crash"), expectedness::unexpected},
        {answer, answered("a/must", other), expectedness::unexpected},
        {answered("a/must", other), lacks, expectedness::lost},
        {lacks, lacks, expectedness::unexpected},
        {skipped("a/must", true), lacks, expectedness::unexpected},
        {skipped("a/must", false), skipped("a/must", false), expectedness::expected},
        {broken("a/must", "crash"), lacks, expectedness::unexpected},
        {answered("a/else", conforming), lacks, expectedness::unexpected},
    };
    for (const row& one : rows) {
        CAPTURE(to_line(one.before), to_line(one.now));
        CHECK(judged(must_case(), one.now, {}, &one.before).expected == one.expected);
    }
    CHECK(judged(must_case(), lacks, {}, &answer).why ==
          "no such call (it had an answer in the earlier recording)");
}

TEST_CASE("a profile explains a loss that it pins, and no other") {
    const observation answer = answered("a/must", conforming);
    const observation lacks = answered("a/must", lacking);
    const auto pinned = profiles_of({expecting("a/must", {"!unsupported"})});
    CHECK(judged(must_case(), lacks, pinned, &answer).expected == expectedness::expected);
    const auto another = profiles_of({expecting("a/must", {"refuses"})});
    CHECK(judged(must_case(), lacks, another, &answer).expected == expectedness::lost);
}

TEST_CASE("a verdict names the source of its expectation") {
    CHECK(judged(must_case(), answered("a/must", other)).wanted == "conforms {\"returns\":1}");
    CHECK(judged(may_case(), answered("a/may", other)).wanted == "one of yes, no");

    expectation entry = expecting("a/must", {"refuses"});
    entry.shown_by = {evidence_kind::reported, "linux-musl-x86_64/refsock", "musl 1.2.3",
                      "2024-05-01", "https://example.org/1"};
    entry.bug = "https://example.org/bug";
    entry.why = "the look-up refuses";
    entry.cite = {"musl:src/inet.c"};
    const verdict expected =
        judged(must_case(), answered("a/must", refusing), profiles_of({entry}));
    CHECK(expected.wanted ==
          "refuses by musl.json#/expect (musl, a/must), reported on linux-musl-x86_64/refsock, "
          "musl 1.2.3, 2024-05-01, https://example.org/1, musl:src/inet.c");
    CHECK(expected.evidence == "reported");
    CHECK(expected.bug == entry.bug);
    CHECK(expected.why == entry.why);

    const verdict not_so = judged(must_case(), answered("a/must", other), profiles_of({entry}));
    CHECK(not_so.wanted == expected.wanted);
    CHECK(not_so.why == "expected 1, got 2");

    const verdict stale = judged(must_case(), answered("a/must", conforming), profiles_of({entry}));
    CHECK(stale.why == "expected " + expected.wanted + ", but it now conforms: remove the entry");
}

TEST_CASE("recorded cases that no longer exist are told in a full run") {
    const recording seen =
        recorded({answered("a/must", conforming), answered("a/none", conforming)});
    const judgement part = judge(suite_of({must_case()}), {}, seen, nullptr, false);
    CHECK(part.verdicts.size() == 1);
    CHECK(part.complaints.empty());
    CHECK(judge(suite_of({must_case()}), {}, seen, nullptr, true).complaints ==
          std::vector<std::string>{"a/none: recorded, and no such case exists"});
}

TEST_CASE("verdicts come sorted by id, with the run") {
    const suite all = suite_of({may_case(), must_case()});
    const judgement out =
        judge(all, {}, recorded({answered("a/must", conforming), answered("a/may", other)}),
              nullptr, true);
    CHECK(out.target == "linux-musl-x86_64/refsock");
    CHECK(out.run == run_header());
    REQUIRE(out.verdicts.size() == 2);
    CHECK(out.verdicts[0]->case_id == "a/may");
    CHECK(out.verdicts[1]->case_id == "a/must");
    CHECK_FALSE(out.as_expected());
}

namespace {

std::string text_of(const verdict& one) {
    return json({one.case_id, to_string(one.kind), to_string(one.expected), one.happened,
                 one.wanted, one.why, one.errors, one.evidence, one.bug, one.seen.text()})
        .dump();
}

/// Everything of a judgement as one text.
std::string text_of(const judgement& all) {
    std::string text = all.target + all.run.dump();
    for (const verdict& one : all.verdicts)
        text += text_of(one) + "\n";
    for (const std::string& complaint : all.complaints)
        text += complaint + "\n";
    return text;
}

observation random_observation(const std::string& id, std::mt19937& random) {
    static const std::vector<const char*> answers = {conforming,           refusing, other, lacking,
                                                     "[{'blocks': true}]", "[null]"};
    const auto choice = random() % (answers.size() + 3);
    if (choice < answers.size()) return answered(id, answers[choice]);
    if (choice == answers.size()) return broken(id, "crash");
    return skipped(id, choice == answers.size() + 1);
}

} // namespace

TEST_CASE("judging is deterministic and leaves its input alone") {
    const std::uint32_t seed = GENERATE(range(1u, 30u));
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::vector<test_case> cases;
    std::vector<expectation> entries = {expecting("c/1*", {"refuses"}),
                                        expecting("c/7", {"!crash"})};
    recording seen = recorded({});
    recording before = recorded({});
    for (int i = 0; i < 40; ++i) {
        test_case one = must_case();
        one.id = "c/" + std::to_string(i);
        seen.observations[one.id] = random_observation(one.id, random);
        before.observations[one.id] = random_observation(one.id, random);
        cases.push_back(one);
    }
    const suite all = suite_of(cases);
    const auto profiles = profiles_of(entries);
    const std::string first = text_of(judge(all, profiles, seen, &before, true));
    CHECK(text_of(judge(all, profiles, seen, &before, true)) == first);

    // A verdict depends on its own observation alone: judged one by one they are the same.
    std::string apart;
    for (const auto& [id, one] : seen.observations)
        apart += text_of(judge(all, profiles, recorded({one}), &before, false));
    const judgement together = judge(all, profiles, seen, &before, false);
    std::string whole;
    for (const verdict& one : together.verdicts) {
        judgement single;
        single.target = together.target;
        single.run = together.run;
        single.verdicts = {one};
        whole += text_of(single);
    }
    CHECK(apart == whole);
}

TEST_CASE("an entry that names what is shown expects that and nothing else") {
    const test_case about =
        one_step("a/b", {{"takes", j("{'returns': {'any': true}, 'shows': '/returns'}")}});
    expectation entry = expecting("a/b", {"takes"});
    entry.shown = "1";
    const auto of = [&](const char* answer) {
        return judged(about, answered("a/b", answer), profiles_of({entry}));
    };
    CHECK(of("[{'returns': 1}]").expected == expectedness::expected);
    CHECK(of("[{'returns': 2}]").expected == expectedness::unexpected);
    CHECK(of("[{'returns': 2}]").why == "the entry expects it to show \"1\", and it shows \"2\"");
    entry.shown.clear();
    CHECK(of("[{'returns': 2}]").expected == expectedness::expected);
}

TEST_CASE("an entry of the axis interface allows, and hides no other entry") {
    profile typed;
    typed.trait = "typed";
    typed.on = axis::of_interface;
    typed.entries = {expecting("*", {"!inexpressible"})};
    typed.entries[0].trait = "typed";
    const auto of = [&](const observation& seen, std::vector<profile> profiles, bool is_typed) {
        recording one = recorded({seen});
        if (is_typed) one.run["traits"].push_back("typed");
        profiles.push_back(typed);
        return verdict(judge(suite_of({must_case()}), profiles, one, nullptr, false).verdicts[0]);
    };
    const observation inexpressible = answered("a/must", "[{'inexpressible': 'x'}]");
    const auto refuses = profiles_of({expecting("a/must", {"refuses"})});
    CHECK(of(inexpressible, {}, true).expected == expectedness::expected);
    CHECK(of(inexpressible, {}, false).expected == expectedness::unexpected);
    CHECK(of(inexpressible, refuses, true).expected == expectedness::expected);
    CHECK(of(answered("a/must", conforming), {}, true).expected == expectedness::expected);
    CHECK(of(answered("a/must", conforming), {}, true).wanted == "conforms {\"returns\":1}");
    CHECK(of(answered("a/must", refusing), {}, true).expected == expectedness::unexpected);
    CHECK(of(answered("a/must", refusing), refuses, true).expected == expectedness::expected);
    CHECK(of(answered("a/must", conforming), refuses, true).expected == expectedness::stale);
}

TEST_CASE("one judge of many recordings says of each what a judge of its own does") {
    const suite all = suite_of({must_case(), may_case()});
    const auto profiles = profiles_of({expecting("a/must", {"refuses"})});
    recording glibc = recorded({answered("a/must", refusing)});
    glibc.run["traits"] = {"glibc"};
    const std::vector<recording> seen = {
        recorded({answered("a/must", refusing), answered("a/may", other)}), glibc,
        recorded({answered("a/must", conforming), skipped("a/may", false)})};
    const recordings_judge many(all, profiles);
    const recording_index before(seen[0]);
    const earlier_source earlier = [&] { return &before; };
    std::set<std::string> texts;
    for (const recording& one : seen) {
        const std::string text = text_of(many.judge(stored_recording(one), earlier, true));
        CHECK(text == text_of(judge(all, profiles, one, &seen[0], true)));
        texts.insert(text);
        judgement alone = many.judge(stored_recording(one), earlier, true);
        for (shared_verdict& each : alone.verdicts) {
            const judgement of_case = judge_case(all, profiles, *find_case(all, each->case_id),
                                                 recording_index(one), earlier);
            each = *std::find_if(of_case.verdicts.begin(), of_case.verdicts.end(),
                                 [&](const verdict& any) { return any.case_id == each->case_id; });
        }
        CHECK(text_of(alone) == text);
    }
    CHECK(texts.size() == seen.size());
    const recording_index none(recorded({}));
    CHECK(judge_case(all, profiles, must_case(), none, nullptr).verdicts[0]->kind ==
          verdict_kind::missing);
}

namespace {

/// Cases whose patterns ask for all that a run may say beside its answers.
std::vector<test_case> asking_cases() {
    test_case same = one_step("a/same", {{"conforms", j("{'returns': {'ref': 'p'}}")}});
    same.steps.resize(2);
    same.steps[0].name = "p";
    test_case timed = one_step("a/timed", {{"quick", j("{'returns': 1, 'elapsed': [0, 0.05]}")},
                                           {"slow", j("{'returns': 1, 'elapsed': [0.5, 1]}")}});
    test_case beside = one_step(
        "a/beside",
        {{"conforms", j("{'returns': 1, 'elapsed': {'least-of': ['x'], 'beside': ['y']}}")}});
    beside.steps.resize(3);
    beside.steps[0].name = "x";
    beside.steps[1].name = "y";
    return {
        same,
        timed,
        beside,
        one_step("a/port", {{"high", j("{'returns': {'ge': 50000}}")},
                            {"low", j("{'returns': {'le': 49999}}")}}),
        one_step("a/must-be-high", {{"conforms", j("{'returns': {'ge': 50000}}")}}),
        one_step("a/fixture", {{"conforms", j("{'returns': {'fixture': 'echo/1'}}")}}),
        one_step("a/constant", {{"conforms", j("{'returns': {'const': 'AF_INET6'}}")}}),
        one_step("a/set", {{"conforms", j("{'returns': {'set': ['AF_INET6']}}")}}),
        one_step("a/fact", {{"conforms", j("{'returns': {'fact': 'bits', 'plus': 1}}")}}),
        one_step("a/by-fact", {{"conforms", j("{'returns': {'by-fact': 'endian', 'little': 1, "
                                              "'big': 2}}")}}),
        one_step("a/packed", {{"conforms", j("{'returns': {'pack': 'linger', 'l_onoff': 1}}")}}),
        one_step("a/int", {{"conforms", j("{'returns': {'int': 1}}")}})};
}

/// Some recording of them; a few values of each kind, so that answers come again under others.
recording some_recording(std::mt19937& dice) {
    const auto one_of = [&](const std::vector<json>& values) {
        return values[dice() % values.size()];
    };
    recording out = recorded({});
    out.run["time_scale"] = one_of({1.0, 4.0});
    out.run["constants"] = {{"AF_INET6", one_of({10, 23, 30})}};
    out.run["facts"] = {{"bits", one_of({32, 64})}, {"endian", one_of({"little", "big"})}};
    const json layout = {{"size", 4}, {"l_onoff", j(dice() % 2 ? "[0, 2]" : "[2, 2]")}};
    if (dice() % 4 != 0) out.run["facts"]["layouts"] = {{"linger", layout}};
    for (const test_case& about : asking_cases()) {
        observation seen;
        seen.case_id = about.id;
        const json last = one_of({1, 2, 10, 23, 30, 33, 65, j("{'env': 'v'}"), j("{'env': 'v'}"),
                                  j("{'bytes': '01000000'}"), j("{'bytes': '00010000'}"),
                                  j("{'bytes': '00000001'}")});
        for (std::size_t i = 1; i < about.steps.size(); ++i)
            seen.answer.push_back(j("{'returns': {'env': 'w'}}"));
        seen.answer.push_back({{"returns", last}});
        seen.env = {{"values", {{"v", one_of({40000, 50000, "a"})}, {"w", one_of({40000, 50000})}}},
                    {"us", {{"0", one_of({1, 60000, 600000, 3000000})}, {"1", one_of({1, 60000})}}},
                    {"fixtures", {{"echo", {"::1", one_of({40000, 50000})}}}}};
        if (about.id == "a/timed") seen.answer = j("[{'returns': 1}]");
        if (about.id == "a/beside") seen.answer = j("[null, null, {'returns': 1}]");
        if (dice() % 8 == 0) seen.env = json::object();
        if (dice() % 16 == 0) seen.stopped = 0;
        out.observations[about.id] = std::move(seen);
    }
    return out;
}

} // namespace

TEST_CASE("an answer that comes again means what it would mean if it came first") {
    const suite all = suite_of(asking_cases());
    const std::vector<profile> none;
    const recordings_judge many(all, none);
    std::mt19937 dice(1); // NOLINT: the same in every run
    for (int round = 0; round < 300; ++round) {
        const recording seen = some_recording(dice);
        CAPTURE(round, seen.run.dump());
        const judgement again = many.judge(stored_recording(seen), nullptr, true);
        const judgement first = judge(all, none, seen, nullptr, true);
        REQUIRE(again.verdicts.size() == first.verdicts.size());
        for (std::size_t i = 0; i < first.verdicts.size(); ++i)
            CHECK(text_of(again.verdicts[i]) == text_of(first.verdicts[i]));
    }
}

} // namespace judge_tests
