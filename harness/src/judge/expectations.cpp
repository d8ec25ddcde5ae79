#include "judge/expectations.hpp"

#include "match/conditions.hpp"
#include "model/failure.hpp"
#include "model/glob.hpp"

#include <algorithm>
#include <cctype>

namespace sockmatrix {

namespace {

std::set<std::string> traits_of(const json& run) {
    std::set<std::string> all;
    const auto listed = run.find("traits");
    if (listed == run.end() || !listed->is_array()) return all;
    for (const json& trait : *listed)
        if (trait.is_string()) all.insert(trait.get<std::string>());
    return all;
}

/// Where a run says something: "implementation" is its version, another name a fact or the version
/// of a part of the platform.
json::json_pointer place_of(const json& run, const std::string& name) {
    if (name == "implementation") return json::json_pointer("/implementation/version");
    const json::json_pointer fact = json::json_pointer("/facts") / name;
    return run.contains(fact) ? fact : json::json_pointer("/versions") / name;
}

/// What the run says of `name`; empty if it says nothing.
std::string fact_text(const json& run, const std::string& name) {
    const json::json_pointer place = place_of(run, name);
    if (!run.contains(place)) return {};
    const json& value = run.at(place);
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// "glibc 2.36" -> "2.36".
std::string version_in(const std::string& text) {
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(' ', start), text.size());
        if (end > start && std::isdigit(static_cast<unsigned char>(text[start])))
            return text.substr(start, end - start);
        start = end + 1;
    }
    return {};
}

/// A recording from before a capability was tried says nothing of it, and was made without it.
bool has_capability(const json& run, const std::string& name) {
    const json::json_pointer place = json::json_pointer("/capabilities") / name;
    return run.contains(place) && run.at(place) == true;
}

bool condition_holds(const json& run, const std::string& name, const std::string& condition) {
    if (is_presence(condition)) return has_capability(run, name) == (condition == "present");
    const std::string text = fact_text(run, name);
    return is_comparison(condition) ? version_meets(version_in(text), condition)
                                    : !text.empty() && text == condition;
}

bool holds(const expectation& entry, const std::set<std::string>& traits, const json& run) {
    const auto has = [&](const std::string& trait) { return traits.contains(trait); };
    return has(entry.trait) && std::all_of(entry.also.begin(), entry.also.end(), has) &&
           std::all_of(entry.when.begin(), entry.when.end(), [&](const auto& condition) {
               return condition_holds(run, condition.first, condition.second);
           });
}

} // namespace

bool entry_holds(const expectation& entry, const json& run) {
    return holds(entry, traits_of(run), run);
}

expectation_index::expectation_index(const std::vector<profile>& profiles, const json& run) {
    const std::set<std::string> traits = traits_of(run);
    for (const profile& one : profiles) {
        for (const expectation& entry : one.entries) {
            if (!holds(entry, traits, run)) continue;
            const precedence near = precedence_of(entry, one.on);
            const std::string_view literal =
                std::string_view(entry.pattern).substr(0, entry.pattern.find('*'));
            if (near.exact)
                exact_[entry.pattern].push_back(all_.size());
            else if (const std::size_t slash = literal.find('/'); slash != std::string_view::npos)
                globs_[std::string(literal.substr(0, slash))].push_back(all_.size());
            else
                wide_globs_.push_back(all_.size());
            all_.push_back({&entry, near});
        }
    }
}

namespace {

/// Whether a glob matches; most do not begin like the case, which is seen at once.
bool comes_near(const expectation_index::candidate& glob, std::string_view case_id) {
    const std::string_view pattern = glob.entry->pattern;
    const std::size_t literal = glob.near.prefix;
    return case_id.substr(0, literal) == pattern.substr(0, literal) &&
           glob_match(pattern.substr(literal), case_id.substr(literal));
}

/// The cases are sorted by id.
bool matches_any(const expectation_index::candidate& one, const std::vector<test_case>& cases) {
    const std::string_view pattern = one.entry->pattern;
    const std::string_view begin = one.near.exact ? pattern : pattern.substr(0, one.near.prefix);
    auto about = std::lower_bound(
        cases.begin(), cases.end(), begin,
        [](const test_case& each, std::string_view text) { return each.id < text; });
    for (; about != cases.end() && about->id.starts_with(begin); ++about)
        if (glob_match(pattern, about->id)) return true;
    return false;
}

} // namespace

std::vector<const expectation_index::candidate*>
expectation_index::candidates(const std::string& case_id) const {
    std::vector<const candidate*> found;
    if (const auto exact = exact_.find(case_id); exact != exact_.end())
        for (const std::size_t index : exact->second)
            found.push_back(&all_[index]);
    const auto add_matching = [&](const indices& globs) {
        for (const std::size_t index : globs)
            if (comes_near(all_[index], case_id)) found.push_back(&all_[index]);
    };
    const std::string_view api = std::string_view(case_id).substr(0, case_id.find('/'));
    if (const auto globs = globs_.find(api); globs != globs_.end()) add_matching(globs->second);
    add_matching(wide_globs_);
    return found;
}

expectation_index::candidate expectation_index::nearest(const std::string& case_id) const {
    return nearest(case_id, false);
}

expectation_index::candidate expectation_index::nearest_allowing(const std::string& case_id) const {
    return nearest(case_id, true);
}

expectation_index::candidate expectation_index::nearest(const std::string& case_id,
                                                        bool allowing) const {
    candidate best;
    for (const candidate* one : candidates(case_id)) {
        if ((one->near.on == axis::of_interface) != allowing) continue;
        if (!best.entry || best.near < one->near)
            best = *one;
        else if (one->near == best.near)
            best.tied = one->entry;
    }
    return best;
}

expectation_index::candidate expectation_index::decide(const std::string& case_id) const {
    const candidate best = nearest(case_id);
    if (best.tied) throw failure(exit_code::invalid, case_id + ": " + tie_text(best));
    return best;
}

std::string tie_text(const expectation_index::candidate& tied) {
    return "two profile entries come equally near: " + source_text(*tied.entry) + " and " +
           source_text(*tied.tied) + "; make one of them more particular";
}

std::vector<std::string> expectation_index::complaints(const std::vector<test_case>& cases) const {
    std::vector<std::string> lines;
    for (const candidate& one : all_)
        if (!matches_any(one, cases))
            lines.push_back(source_text(*one.entry) +
                            ": matches no case; remove it from the entry");
    return lines;
}

} // namespace sockmatrix
