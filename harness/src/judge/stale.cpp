#include "judge/stale.hpp"

#include "judge/observed_words.hpp"
#include "model/glob.hpp"

#include <algorithm>
#include <set>

namespace sockmatrix {
namespace {

/// What the recordings say of the entries: those that are right somewhere, and those that are not
/// in a case that somebody asks for.
struct tried_entries {
    std::set<const expectation*> right;
    std::set<const expectation*> wrong;
};

tried_entries try_entries(const observed_words& words,
                          const std::function<bool(const std::string&)>& wants) {
    tried_entries out;
    for (const auto& [id, list] : words)
        for (const observed_word& one : list) {
            if (!one.decided.entry) continue;
            if (one.expected == expectedness::expected)
                out.right.insert(one.decided.entry);
            else if (!wants || wants(id))
                out.wrong.insert(one.decided.entry);
        }
    return out;
}

bool matches_none(const suite& all, const expectation& entry) {
    return std::none_of(all.cases.begin(), all.cases.end(),
                        [&](const test_case& one) { return glob_match(entry.pattern, one.id); });
}

} // namespace

std::vector<expectation> take_stale(const suite& all, std::vector<profile>& profiles,
                                    const std::string& trait,
                                    const std::vector<const recording*>& seen,
                                    const std::function<bool(const std::string&)>& wants) {
    const tried_entries tried = try_entries(words_of(all, profiles, seen), wants);
    std::vector<expectation> taken;
    for (profile& from : profiles) {
        if (from.trait != trait) continue;
        std::vector<expectation> kept;
        for (const expectation& one : from.entries) {
            const bool refuted = one.shown_by.kind == evidence_kind::observed &&
                                 tried.wrong.contains(&one) && !tried.right.contains(&one);
            (refuted || matches_none(all, one) ? taken : kept).push_back(one);
        }
        from.entries = std::move(kept);
    }
    return taken;
}

} // namespace sockmatrix
