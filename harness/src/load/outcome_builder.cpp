#include "load/case_builder.hpp"

#include "match/match.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sockmatrix {
namespace {

using namespace std::string_view_literals;

constexpr std::array pattern_words{"returns"sv,     "raises"sv,        "blocks"sv,
                                   "unsupported"sv, "inexpressible"sv, "skipped"sv,
                                   "elapsed"sv,     "shows"sv,         "any-of"sv};

bool is_bare(const ordered_json& value) {
    return std::any_of(pattern_words.begin(), pattern_words.end(),
                       [&](auto word) { return value.contains(word); });
}

bool is_step(const std::vector<step>& steps, const std::string& name) {
    return std::any_of(steps.begin(), steps.end(),
                       [&](const step& one) { return one.name == name; });
}

outcome build_outcome(const std::string& name, const ordered_json& value,
                      const std::vector<step>& steps, const place& at, fault_list& faults) {
    outcome out{name, {}};
    if (!value.is_object() || value.empty()) {
        faults.add(at, "is neither a pattern nor an object from step names to patterns");
        return out;
    }
    if (is_bare(value)) {
        out.patterns[""] = value;
        check_pattern(out.patterns[""], at, faults);
        return out;
    }
    for (const auto& [key, pattern] : value.items()) {
        if (!is_step(steps, key))
            faults.add(at, "unknown key \"" + key + "\"; patterns have one of " +
                               joined(pattern_words) + ", and no step is named so");
        else
            check_pattern(out.patterns[key] = pattern, at / key, faults);
    }
    return out;
}

bool asks_for_time(const json& pattern) {
    if (pattern.contains("elapsed")) return true;
    const auto options = pattern.find("any-of");
    return options != pattern.end() && std::any_of(options->begin(), options->end(), asks_for_time);
}

void mark_named(std::vector<step>& steps, const std::string& name) {
    for (step& one : steps) {
        if (one.name != name) continue;
        one.timed = true;
        if (!one.await.empty() && one.await != name) mark_named(steps, one.await);
    }
}

/// The steps that a pattern compares by their time.
void mark_compared(std::vector<step>& steps, const json& pattern) {
    if (!pattern.is_structured()) return;
    if (pattern.is_object() && pattern.contains("beside"))
        for (const char* key : {"least-of", "beside"})
            for (const json& name : pattern.value(key, json::array()))
                if (name.is_string()) mark_named(steps, name.get<std::string>());
    for (const json& part : pattern)
        mark_compared(steps, part);
}

} // namespace

bool is_pattern_word(std::string_view key) noexcept {
    return std::find(pattern_words.begin(), pattern_words.end(), key) != pattern_words.end();
}

void check_pattern(const json& pattern, const place& at, fault_list& faults) {
    const std::string problem = pattern_problem(pattern);
    if (!problem.empty()) faults.add_below(at, problem);
}

std::vector<outcome> build_outcomes(const ordered_json& body, const std::vector<step>& steps,
                                    const place& at, fault_list& faults) {
    std::vector<outcome> out;
    if (body.contains("expect"))
        out.push_back(build_outcome("conforms", body["expect"], steps, at / "expect", faults));
    if (body.contains("outcomes"))
        for (const auto& [name, value] : body["outcomes"].items()) {
            if (name == "conforms" || name.empty() || name.front() == '!')
                faults.add(at / "outcomes" / name,
                           "cannot be the name of an outcome; choose another");
            out.push_back(build_outcome(name, value, steps, at / "outcomes" / name, faults));
        }
    return out;
}

void mark_timed(test_case& about) {
    for (step& one : about.steps) {
        if (one.expect && asks_for_time(*one.expect)) one.timed = true;
        if (one.expect) mark_compared(about.steps, *one.expect);
        if (!one.when) continue;
        mark_compared(about.steps, *one.when);
        for (const auto& [name, pattern] : one.when->items())
            if (asks_for_time(pattern)) mark_named(about.steps, name);
    }
    for (const outcome& one : about.outcomes)
        for (const auto& [name, pattern] : one.patterns) {
            if (!asks_for_time(pattern)) continue;
            mark_compared(about.steps, pattern);
            step& last = about.steps.back();
            if (!name.empty() || !last.name.empty())
                mark_named(about.steps, name.empty() ? last.name : name);
            else
                last.timed = true;
        }
}

} // namespace sockmatrix
