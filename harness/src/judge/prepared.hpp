// Cases made ready to be judged against many recordings. Internal to judge.
#pragma once

#include "match/match.hpp"
#include "model/case.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// A pattern of an outcome and the step that it speaks of.
struct prepared_pattern {
    std::size_t step = 0;
    std::string name; ///< of the step's result; empty: the last one
    const json* pattern = nullptr;
    std::string shows; ///< JSON pointer into the result of what stands beside the outcome's name
    bool asks_env = false; ///< it asks for a time, a fixture or what another step returned
};

struct prepared_outcome {
    const outcome* of = nullptr;
    std::vector<prepared_pattern> patterns; ///< in the order of the steps
    bool idle = false; ///< idle calls reach it (match/idle.hpp); only known of cases that have
                       ///< controls or are one
};

/// What the patterns of a case ask a run for, each list sorted.
struct asked_of_run {
    std::set<std::string> constants;
    std::set<std::string> facts;
    std::set<std::string> layouts;
    bool all_constants = false; ///< numbers are shown by their names
    bool time_scale = false;
    auto operator<=>(const asked_of_run&) const = default;
};

/// What is the same in every judgement of a case. Points into the case.
struct prepared_case {
    const test_case* about = nullptr;
    std::vector<prepared_outcome> outcomes;      ///< in the order of the case
    std::map<std::string, std::size_t> referred; ///< names of the steps of which a pattern of
                                                 ///< another one speaks, and their index
    std::string wanted;                          ///< what is expected without a profile entry
    asked_of_run asks;
    std::size_t asks_group = 0; ///< index in what `ask_groups` found
    digest_table digests;       ///< of the octets that its patterns have generated
};

/// Throws failure(invalid) if a pattern is malformed. `with_idle`: what idle calls reach is asked
/// for.
prepared_case prepare(const test_case& about, bool with_idle = false);

/// The cases of a suite, sorted by id.
using prepared_cases = std::vector<prepared_case>;
prepared_cases prepare_all(const suite& all);
/// What the cases ask for, each once; sets their `asks_group`.
std::vector<asked_of_run> ask_groups(prepared_cases& all);
/// The case with this id, or null.
const prepared_case* find_prepared(const prepared_cases& all, std::string_view id) noexcept;

} // namespace sockmatrix
