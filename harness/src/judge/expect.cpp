#include "judge/expect.hpp"

#include "judge/classify.hpp"
#include "judge/sources.hpp"
#include "match/comparable.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

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

/// Why what stands beside the outcome is not what an entry names; empty if it is, or if the entry
/// names nothing.
std::string unlike_shown(const expectation& entry, const verdict& out) {
    if (entry.shown.empty() || entry.shown == out.shown) return {};
    return "the entry expects it to show \"" + entry.shown + "\", and it shows " +
           (out.shown.empty() ? "nothing" : "\"" + out.shown + "\"");
}

/// By a profile entry, which pins what happens.
void expect_by(const expectation& entry, const prepared_case& of, const seen_answer& seen,
               const json& run, verdict& out) {
    out.wanted = wanted_by(entry);
    out.evidence = to_string(entry.shown_by.kind);
    out.bug = entry.bug;
    out.report = entry.report;
    const auto& words = entry.outcomes;
    const std::string word = profile_word(out);
    out.expected = expectedness::unexpected;
    if (std::find(words.begin(), words.end(), word) != words.end()) {
        const std::string why =
            word == "!other" ? unlike_pin(entry, of, seen(), run) : unlike_shown(entry, out);
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

} // namespace

bool lacks_answer(verdict_kind kind) noexcept {
    return kind == verdict_kind::skipped || kind == verdict_kind::unsupported ||
           kind == verdict_kind::inexpressible;
}

void mark_lost(verdict& out) {
    out.expected = expectedness::lost;
    out.why += " (it had an answer in the earlier recording)";
}

bool compares_pin(const expectation_index::candidate& by, const verdict& of) {
    return by.entry && !by.tied && profile_word(of) == "!other";
}

void expect(const prepared_case& of, const expectation_index::candidate& by,
            const seen_answer& seen, const json& run, verdict& out) {
    if (by.tied) {
        set_tied(by, out);
    } else if (by.entry) {
        expect_by(*by.entry, of, seen, run, out);
    } else {
        out.wanted = of.wanted;
        out.expected = expected_by_level(out.kind);
    }
}

} // namespace sockmatrix
