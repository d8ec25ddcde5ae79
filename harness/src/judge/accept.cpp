#include "judge/accept.hpp"

#include "judge/observed_words.hpp"
#include "judge/sources.hpp"
#include "judge/stale.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace sockmatrix {
namespace {

using targets = std::vector<const recording*>;

std::string did(const targets& seen, const observed_word& one) {
    const std::string pin = one.pin.is_null() ? "" : " " + short_json(one.pin);
    return seen[one.recording]->run.value("target", "") + " did " + one.word + pin;
}

/// Why no entry can say what happened; empty if one can.
std::string unsayable(const observed_word& one) {
    if (one.word == "!protocol" || one.word == "!setup")
        return "a fault of the adapter or of the harness; mend that: " + one.why;
    return {};
}

bool same_word(const observed_word& left, const observed_word& right) {
    return left.word == right.word && left.pin == right.pin;
}

/// What the recordings say together of a case, as far as an entry would decide it.
struct agreement {
    const observed_word* shown = nullptr; ///< the first, if all say the same
    std::string problem;
};

agreement agree(const targets& seen, const std::vector<observed_word>& words,
                const precedence& near) {
    agreement out;
    for (const observed_word& one : words) {
        if (one.decided.near > near) continue;
        if (one.decided.entry && one.decided.near == near)
            return {nullptr, source_text(*one.decided.entry) + " decides it as much"};
        if (const std::string why = unsayable(one); !why.empty()) return {nullptr, why};
        if (!out.shown)
            out.shown = &one;
        else if (!same_word(*out.shown, one))
            return {nullptr,
                    "the targets disagree: " + did(seen, *out.shown) + ", " + did(seen, one)};
    }
    return out;
}

/// Plans the entries of one request.
class planner {
public:
    planner(const suite& all, const targets& seen, const observed_words& words,
            const accept_request& request)
        : all_(all), seen_(seen), words_(words), request_(request) {}

    void plan(acceptance& out) {
        for (const auto& [id, words] : words_)
            if (!request_.wants || request_.wants(id)) consider(id, words, out);
        for (const auto& [id, shown] : exact_)
            if (!folded_.contains(id) && !fold(id, *shown, out)) add(id, *shown, {id}, out);
        std::sort(out.entries.begin(), out.entries.end(),
                  [](const auto& a, const auto& b) { return a.pattern < b.pattern; });
    }

private:
    precedence near(const std::string& pattern) const {
        expectation one = request_.like;
        one.pattern = pattern;
        return precedence_of(one, request_.on);
    }

    bool is_asked(const observed_word& one) const {
        return one.expected == expectedness::unexpected || one.expected == expectedness::stale ||
               (request_.also_new && one.expected == expectedness::fresh);
    }

    void consider(const std::string& id, const std::vector<observed_word>& words, acceptance& out) {
        const precedence exact = near(id);
        bool asked = false;
        for (const observed_word& one : words) {
            if (!is_asked(one)) continue;
            if (one.decided.near > exact)
                out.refused.push_back({id, did(seen_, one) + ", and " +
                                               source_text(*one.decided.entry) +
                                               " comes nearer; mend that entry"});
            else
                asked = true;
        }
        if (!asked) return;
        const agreement found = agree(seen_, words, exact);
        if (found.shown)
            exact_[id] = found.shown;
        else
            out.refused.push_back({id, found.problem});
    }

    /// Folds a case and its like into the widest glob of which all cases did the same.
    bool fold(const std::string& id, const observed_word& shown, acceptance& out) {
        const std::size_t written = written_id(id).size();
        if (id.size() == written) return false;
        const std::size_t parameters = id.find('@');
        if (fold_into(id.substr(0, written + 1), shown, out)) return true;
        return parameters != std::string::npos && parameters != written &&
               fold_into(id.substr(0, parameters + 1), shown, out);
    }

    bool fold_into(const std::string& begin, const observed_word& shown, acceptance& out) {
        const std::string glob = begin + "*";
        const precedence as_glob = near(glob);
        std::vector<std::string> cases;
        auto one = std::lower_bound(
            all_.cases.begin(), all_.cases.end(), begin,
            [](const test_case& about, const std::string& text) { return about.id < text; });
        for (; one != all_.cases.end() && one->id.starts_with(begin); ++one) {
            const auto words = words_.find(one->id);
            if (words == words_.end()) return false;
            const agreement found = agree(seen_, words->second, as_glob);
            if (!found.shown || !same_word(*found.shown, shown)) return false;
            cases.push_back(one->id);
        }
        if (cases.size() < 2) return false;
        add(glob, shown, std::move(cases), out);
        return true;
    }

    void add(const std::string& pattern, const observed_word& shown, std::vector<std::string> cases,
             acceptance& out) {
        folded_.insert(cases.begin(), cases.end());
        out.entries.push_back({pattern, shown.word, shown.pin, shown.recording, std::move(cases)});
    }

    const suite& all_;
    const targets& seen_;
    const observed_words& words_;
    const accept_request& request_;
    std::map<std::string, const observed_word*> exact_;
    std::set<std::string> folded_;
};

} // namespace

acceptance plan_acceptance(const suite& all, const std::vector<profile>& profiles,
                           const std::vector<recording>& seen, const accept_request& request) {
    acceptance out;
    targets chosen;
    for (const recording& one : seen)
        if (entry_holds(request.like, one.run)) chosen.push_back(&one);
    out.recordings = chosen.size();
    std::vector<profile> kept = profiles;
    if (request.drop_stale)
        out.dropped = take_stale(all, kept, request.like.trait, chosen, request.wants);
    const observed_words words = words_of(all, kept, chosen);
    planner(all, chosen, words, request).plan(out);
    for (accepted_entry& one : out.entries)
        one.recording = static_cast<std::size_t>(chosen[one.recording] - seen.data());
    return out;
}

} // namespace sockmatrix
