#include "judge/judge.hpp"

#include "judge/classify.hpp"
#include "judge/controls.hpp"
#include "judge/expectations.hpp"
#include "judge/prepared.hpp"
#include "judge/sources.hpp"
#include "match/comparable.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

bool lacks_answer(verdict_kind kind) {
    return kind == verdict_kind::skipped || kind == verdict_kind::unsupported ||
           kind == verdict_kind::inexpressible;
}

/// A machine that lacks what a case needs says nothing about the implementation.
bool is_environments(const observation& seen) {
    return seen.skipped && seen.skipped->environment;
}

bool had_answer(const prepared_case& of, const stored_recording* earlier) {
    const observation* found = earlier ? earlier->find(of.about->id) : nullptr;
    if (!found) return false;
    const verdict before = classify(of, *found, earlier->run());
    return !lacks_answer(before.kind) && before.kind != verdict_kind::broken;
}

void mark_lost(verdict& out) {
    out.expected = expectedness::lost;
    out.why += " (it had an answer in the earlier recording)";
}

/// By the level of the case alone.
expectedness expected_by_level(verdict_kind kind) {
    switch (kind) {
    case verdict_kind::conforms:
    case verdict_kind::skipped:
        return expectedness::expected;
    case verdict_kind::permitted:
        return expectedness::fresh;
    default:
        return expectedness::unexpected;
    }
}

/// What every step did, as a profile would pin it.
json steps_of(const prepared_case& of, const observation& seen, const json& run) {
    static const json none = json::object();
    const auto constants = run.find("constants");
    return comparable_steps(*of.about, seen, constants == run.end() ? none : *constants);
}

/// Why the answer is not the one that an entry pins; empty if it is.
std::string unlike_pin(const expectation& entry, const prepared_case& of, const observation& seen,
                       const json& run) {
    if (entry.answer.is_null()) return "the entry pins no answer, so it expects none";
    const json steps = steps_of(of, seen, run);
    if (is_pinned(entry.answer, steps)) return {};
    return "another answer than the pinned one: expected " + short_json(entry.answer) + ", got " +
           short_json(pin_of(steps));
}

/// By a profile entry, which pins what happens.
void expect_by(const expectation& entry, const prepared_case& of, const observation& seen,
               const json& run, verdict& out) {
    out.wanted = wanted_by(entry);
    out.evidence = evidence_name(entry.shown_by.kind);
    out.bug = entry.bug;
    out.report = entry.report;
    const auto& words = entry.outcomes;
    const std::string word = profile_word(out);
    out.expected = expectedness::unexpected;
    if (std::find(words.begin(), words.end(), word) != words.end()) {
        const std::string why = word == "!other" ? unlike_pin(entry, of, seen, run) : "";
        if (why.empty()) out.expected = expectedness::expected;
        if (!why.empty())
            out.why = why;
        else if (!entry.why.empty())
            out.why = entry.why;
        return;
    }
    if (out.kind != verdict_kind::conforms) return;
    out.expected = expectedness::stale;
    out.why = "expected " + out.wanted + ", but it now conforms: remove the entry";
}

/// Two entries decide the case alike: a fault of the profiles, which no entry can expect.
void set_tied(const expectation_index::candidate& by, verdict& out) {
    out.kind = verdict_kind::broken;
    out.happened = "setup";
    out.why = tie_text(by);
    out.expected = expectedness::unexpected;
}

verdict judge_one(const prepared_case& of, const observation& seen, const json& run,
                  const expectation_index& profiles, const stored_recording* earlier,
                  control_verdicts& controls) {
    verdict out = classify(of, seen, run);
    controls.apply(of, out);
    const expectation_index::candidate by =
        is_environments(seen) ? expectation_index::candidate{} : profiles.nearest(of.about->id);
    const expectation* entry = by.entry;
    if (by.tied) {
        set_tied(by, out);
    } else if (entry) {
        expect_by(*entry, of, seen, run, out);
    } else {
        out.wanted = of.wanted;
        out.expected = expected_by_level(out.kind);
    }
    const bool pinned = entry && out.expected == expectedness::expected;
    if (lacks_answer(out.kind) && !is_environments(seen) && !pinned && had_answer(of, earlier))
        mark_lost(out);
    return out;
}

std::string fault_in(const std::vector<verdict>& sorted, const std::string& id) {
    const auto found = std::lower_bound(
        sorted.begin(), sorted.end(), id,
        [](const verdict& one, const std::string& text) { return one.case_id < text; });
    const bool broke =
        found != sorted.end() && found->case_id == id && found->kind == verdict_kind::broken;
    return broke ? found->happened : "";
}

/// The entry that speaks of an incident is that of the case that is charged with it.
judged_incident judge_incident(const incident& what, const expectation_index& profiles) {
    judged_incident out{what, false, ""};
    const std::string word = "!" + std::string(kind_of(what));
    const expectation* entry = profiles.nearest(what.cases.front()).entry;
    out.expected =
        entry && !entry->unstable.empty() &&
        std::find(entry->outcomes.begin(), entry->outcomes.end(), word) != entry->outcomes.end();
    out.why = out.expected ? entry->unstable
                           : "no profile entry of " + what.cases.front() +
                                 " calls it unstable with the outcome " + word;
    return out;
}

void judge_incidents(const std::vector<incident>& all, const expectation_index& profiles,
                     judgement& out) {
    const auto fault_of = [&](const std::string& id) { return fault_in(out.verdicts, id); };
    for (const incident& one : all)
        if (!is_explained(one, fault_of)) out.incidents.push_back(judge_incident(one, profiles));
}

} // namespace

recordings_judge::recordings_judge(const suite& all, const std::vector<profile>& profiles)
    : all_(all), profiles_(profiles), prepared_(prepare_all(all)) {}

recordings_judge::~recordings_judge() = default;

judgement recordings_judge::judge(const stored_recording& seen, const stored_recording* earlier,
                                  bool full) const {
    const json& run = seen.run();
    const expectation_index index(profiles_, run);
    judgement out;
    out.target = run.value("target", "");
    out.run = run;
    if (full) out.complaints = index.complaints(all_.cases);
    control_verdicts controls(prepared_, seen);
    auto from = prepared_.begin();
    seen.each([&](const observation& one) {
        if (const prepared_case* of = find_next(prepared_, from, one.case_id))
            out.verdicts.push_back(judge_one(*of, one, run, index, earlier, controls));
        else if (full)
            out.complaints.push_back(one.case_id + ": recorded, and no such case exists");
    });
    judge_incidents(seen.incidents(), index, out);
    return out;
}

std::optional<verdict> recordings_judge::judge_case(const test_case& about,
                                                    const stored_recording& seen,
                                                    const stored_recording* earlier) const {
    auto from = prepared_.begin();
    const prepared_case* of = find_next(prepared_, from, about.id);
    const observation* found = seen.find(about.id);
    if (!of || !found) return std::nullopt;
    const expectation_index index(profiles_, seen.run());
    control_verdicts controls(prepared_, seen);
    return judge_one(*of, *found, seen.run(), index, earlier, controls);
}

std::vector<recordings_judge::overlap>
recordings_judge::overlaps(const stored_recording& seen) const {
    std::vector<overlap> out;
    auto from = prepared_.begin();
    seen.each([&](const observation& one) {
        const prepared_case* of = find_next(prepared_, from, one.case_id);
        if (!of || of->outcomes.size() < 2) return;
        std::vector<std::string> names = outcomes_matched(*of, one, seen.run());
        if (names.size() > 1) out.push_back({of->about, std::move(names)});
    });
    return out;
}

judgement judge(const suite& all, const std::vector<profile>& profiles, const recording& seen,
                const recording* earlier, bool full) {
    const stored_recording before(earlier ? *earlier : recording());
    return recordings_judge(all, profiles)
        .judge(stored_recording(seen), earlier ? &before : nullptr, full);
}

} // namespace sockmatrix
