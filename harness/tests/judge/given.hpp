// Small suites, recordings and profiles for the tests of judge.
#pragma once

#include "judge/judge.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace sockmatrix::testing {

/// JSON as it is written in a case, with ' for ".
inline json j(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return json::parse(text);
}

/// A case of one step with outcomes name -> pattern. The outcome "conforms" makes it a `must` case,
/// else it is `may`.
inline test_case one_step(std::string id,
                          const std::vector<std::pair<std::string, json>>& outcomes) {
    test_case out;
    out.id = std::move(id);
    out.level = demand_level::may;
    out.steps.resize(1);
    out.steps[0].call = "inet_aton";
    for (const auto& [name, pattern] : outcomes) {
        out.outcomes.push_back({name, {{"", pattern}}});
        if (name != "conforms") continue;
        out.level = demand_level::must;
        out.conforms = name;
    }
    return out;
}

inline observation answered(const std::string& id, const char* answer) {
    observation out;
    out.case_id = id;
    out.answer = j(answer);
    return out;
}

inline observation skipped(const std::string& id, bool environment) {
    observation out;
    out.case_id = id;
    out.skipped = skip{"ipv6", "no IPv6 there", environment};
    return out;
}

inline observation broken(const std::string& id, const std::string& kind) {
    observation out;
    out.case_id = id;
    out.broke = fault{kind, "it ended by signal 11", 0};
    return out;
}

inline suite suite_of(std::vector<test_case> cases) {
    suite all;
    all.cases = std::move(cases);
    std::sort(all.cases.begin(), all.cases.end(),
              [](const test_case& a, const test_case& b) { return a.id < b.id; });
    return all;
}

inline json run_header() {
    return j("{'target': 'linux-musl-x86_64/refsock', "
             "'traits': ['linux', 'musl', 'x86_64', 'refsock'], "
             "'implementation': {'name': 'refsock', 'version': '0.1.0'}, "
             "'constants': {'AF_INET': 2}, "
             "'facts': {'libc': 'musl 1.2.3', 'kernel': 'Linux 6.1.0-18-amd64', "
             "          'machine': 'x86_64', 'bits': 64}}");
}

inline recording recorded(const std::vector<observation>& observations) {
    recording out;
    out.run = run_header();
    for (const observation& one : observations)
        out.observations[one.case_id] = one;
    return out;
}

inline expectation expecting(std::string pattern, std::vector<std::string> outcomes,
                             std::string trait = "musl") {
    expectation out;
    out.trait = std::move(trait);
    out.pattern = std::move(pattern);
    out.outcomes = std::move(outcomes);
    out.file = "musl.json#/expect";
    return out;
}

/// An entry that pins an answer which no outcome names.
inline expectation pinning(std::string pattern, json answer, std::string trait = "musl") {
    expectation out = expecting(std::move(pattern), {"!other"}, std::move(trait));
    out.answer = std::move(answer);
    return out;
}

inline std::vector<profile> profiles_of(std::vector<expectation> entries) {
    return {profile{"musl", axis::libc, std::move(entries)}};
}

} // namespace sockmatrix::testing
