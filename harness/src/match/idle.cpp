#include "match/idle.hpp"

#include "match/match.hpp"
#include "model/observation.hpp"

#include <algorithm>
#include <map>

namespace sockmatrix {
namespace {

/// What an idle call could do to meet a demand. Neither: the demand shows that the call works.
struct idle_ways {
    bool raising = false;
    bool returning = false;
};

/// A pattern that an outcome or the step itself has for a step, or null: it must return.
using demands_of_call = std::map<std::string, std::vector<const json*>>;

/// Every result is null, as an idle implementation has it.
std::map<std::string, json> null_results(const test_case& about) {
    std::map<std::string, json> out = {{"", {{"returns", nullptr}}}};
    for (std::size_t i = 0; i < about.steps.size(); ++i)
        out[result_name(about, i)] = {{"returns", nullptr}};
    return out;
}

/// A call that does nothing takes no time.
bool asks_to_last(const json& pattern) {
    const auto time = pattern.find("elapsed");
    return time != pattern.end() && time->is_array() && !time->empty() && (*time)[0].is_number() &&
           (*time)[0].get<double>() > 0;
}

idle_ways ways_of(const json& pattern, const std::map<std::string, json>& results) {
    if (asks_to_last(pattern)) return {};
    if (pattern.contains("any-of")) {
        idle_ways out;
        for (const json& one : pattern["any-of"]) {
            const idle_ways found = ways_of(one, results);
            out = {out.raising || found.raising, out.returning || found.returning};
        }
        return out;
    }
    if (pattern.contains("raises")) return {true, false};
    if (!pattern.contains("returns")) return {};
    match_context context;
    context.results = &results;
    const json nothing = {{"returns", nullptr}, {"us", 0}};
    return {
        false,
        match_checked(pattern, nothing, context).matches}; // the loader has looked at the pattern
}

const std::string& call_of(const test_case& about, std::size_t index) {
    const step& one = about.steps[index];
    if (one.await.empty()) return one.call;
    for (const step& other : about.steps)
        if (other.background && other.name == one.await) return other.call;
    return one.call;
}

bool is_aid(const std::string& call) {
    return call.rfind("aux.", 0) == 0;
}

/// The pattern that an outcome has for a step, or null.
const json* spoken_pattern(const test_case& about, const outcome& one, std::size_t index) {
    if (index + 1 == about.steps.size()) {
        const auto bare = one.patterns.find("");
        if (bare != one.patterns.end()) return &bare->second;
    }
    const auto named = one.patterns.find(result_name(about, index));
    return named == one.patterns.end() || about.steps[index].background ? nullptr : &named->second;
}

/// Whether a step must return although nobody says so: nothing looks at what it did.
bool must_return(const test_case& about, std::size_t index) {
    const step& one = about.steps[index];
    if (one.expect || one.when || one.background || index + 1 == about.steps.size()) return false;
    const std::string name = result_name(about, index);
    const auto speaks = [&](const outcome& other) { return other.patterns.contains(name); };
    const auto asks = [&](const step& other) { return other.when && other.when->contains(name); };
    return std::none_of(about.outcomes.begin(), about.outcomes.end(), speaks) &&
           std::none_of(about.steps.begin(), about.steps.end(), asks);
}

bool may_be_skipped(const json& pattern) {
    return pattern.contains("skipped") ||
           (pattern.contains("any-of") &&
            std::any_of(pattern["any-of"].begin(), pattern["any-of"].end(), may_be_skipped));
}

demands_of_call demands(const test_case& about, const outcome& one) {
    demands_of_call out;
    for (std::size_t i = 0; i < about.steps.size(); ++i) {
        std::vector<const json*>& here = out[call_of(about, i)];
        const json* spoken = spoken_pattern(about, one, i);
        if (spoken && !may_be_skipped(*spoken)) here.push_back(spoken);
        if (about.steps[i].expect && !about.steps[i].when) here.push_back(&*about.steps[i].expect);
        if (!spoken && must_return(about, i)) here.push_back(nullptr);
    }
    return out;
}

/// Whether an idle call meets all that is demanded of it.
bool meets_idly(const std::vector<const json*>& demanded,
                const std::map<std::string, json>& results) {
    idle_ways left{true, true};
    for (const json* pattern : demanded) {
        const idle_ways found = pattern ? ways_of(*pattern, results) : idle_ways{false, true};
        left = {left.raising && found.raising, left.returning && found.returning};
    }
    return left.raising || left.returning;
}

bool is_green(const test_case& about, const outcome& one) {
    return about.conforms.empty() || one.name == about.conforms;
}

} // namespace

std::set<std::string> calls_spoken_of(const test_case& about, const outcome& one) {
    std::set<std::string> out;
    for (std::size_t i = 0; i < about.steps.size(); ++i)
        if (spoken_pattern(about, one, i)) out.insert(call_of(about, i));
    return out;
}

bool reached_by_idle(const test_case& about, const outcome& one) {
    const demands_of_call demanded = demands(about, one);
    const std::map<std::string, json> results = null_results(about);
    const std::set<std::string> spoken = calls_spoken_of(about, one);
    return std::all_of(spoken.begin(), spoken.end(), [&](const std::string& call) {
        return !is_aid(call) && meets_idly(demanded.at(call), results);
    });
}

std::vector<const outcome*> idle_outcomes(const test_case& about) {
    std::vector<const outcome*> out;
    for (const outcome& one : about.outcomes)
        if (is_green(about, one) && reached_by_idle(about, one)) out.push_back(&one);
    return out;
}

bool shows_life(const test_case& about) {
    return std::any_of(about.outcomes.begin(), about.outcomes.end(), [&](const outcome& one) {
        return is_green(about, one) && !reached_by_idle(about, one);
    });
}

} // namespace sockmatrix
