#include "judge/judge.hpp"

#include "judge/classify.hpp"
#include "judge/expectations.hpp"
#include "judge/sources.hpp"

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

bool had_answer(const test_case& about, const recording* earlier) {
    if (!earlier) return false;
    const auto found = earlier->observations.find(about.id);
    if (found == earlier->observations.end()) return false;
    const verdict before = classify(about, found->second, earlier->run);
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

/// By a profile entry, which pins what happens.
void expect_by(const expectation& entry, verdict& out) {
    out.wanted = wanted_by(entry);
    out.evidence = evidence_name(entry.shown_by.kind);
    out.bug = entry.bug;
    const auto& words = entry.outcomes;
    if (std::find(words.begin(), words.end(), profile_word(out)) != words.end()) {
        out.expected = expectedness::expected;
        if (!entry.why.empty()) out.why = entry.why;
        return;
    }
    out.expected = expectedness::unexpected;
    if (out.kind != verdict_kind::conforms) return;
    out.expected = expectedness::stale;
    out.why = "expected " + out.wanted + ", but it now conforms: remove the entry";
}

verdict judge_one(const test_case& about, const observation& seen, const json& run,
                  const expectation_index& profiles, const recording* earlier) {
    verdict out = classify(about, seen, run);
    const expectation* entry = is_environments(seen) ? nullptr : profiles.find(about.id);
    if (entry) {
        expect_by(*entry, out);
    } else {
        out.wanted = wanted_by(about);
        out.expected = expected_by_level(out.kind);
    }
    const bool pinned = entry && out.expected == expectedness::expected;
    if (lacks_answer(out.kind) && !is_environments(seen) && !pinned && had_answer(about, earlier))
        mark_lost(out);
    return out;
}

} // namespace

judgement judge(const suite& all, const std::vector<profile>& profiles, const recording& seen,
                const recording* earlier, bool full) {
    const expectation_index index(profiles, seen.run);
    judgement out;
    out.target = seen.run.value("target", "");
    out.run = seen.run;
    if (full) out.complaints = index.complaints(all.cases);
    for (const auto& [id, one] : seen.observations) {
        if (const test_case* about = find_case(all, id))
            out.verdicts.push_back(judge_one(*about, one, seen.run, index, earlier));
        else if (full)
            out.complaints.push_back(id + ": recorded, and no such case exists");
    }
    return out;
}

} // namespace sockmatrix
