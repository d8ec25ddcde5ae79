#include "judge/prepared.hpp"

#include "judge/sources.hpp"
#include "model/failure.hpp"
#include "model/observation.hpp"

#include <algorithm>
#include <tuple>

namespace sockmatrix {
namespace {

std::size_t index_of(const test_case& about, const std::string& name) {
    if (name.empty()) return about.steps.size() - 1;
    for (std::size_t i = about.steps.size(); i > 0; --i)
        if (result_name(about, i - 1) == name) return i - 1;
    return about.steps.size();
}

void refuse_malformed(const test_case& about, const json& pattern) {
    const std::string problem = pattern_problem(pattern);
    if (problem.empty()) return;
    throw failure(exit_code::invalid,
                  about.id + ": malformed pattern " +
                      pattern.dump(-1, ' ', true, json::error_handler_t::replace) + ": " + problem);
}

/// Whether there is a {"ref": "step/path"} in it, or the time of another step.
bool mentions_step(const json& pattern) {
    if (pattern.is_object() && (pattern.contains("ref") || pattern.contains("beside"))) return true;
    return pattern.is_structured() && std::any_of(pattern.begin(), pattern.end(), mentions_step);
}

prepared_outcome prepare(const test_case& about, const outcome& one) {
    prepared_outcome out{&one, {}};
    for (const auto& [name, pattern] : one.patterns) {
        refuse_malformed(about, pattern);
        out.patterns.push_back({index_of(about, name), name, &pattern});
    }
    std::sort(out.patterns.begin(), out.patterns.end(), [](const auto& left, const auto& right) {
        return std::tie(left.step, left.name) < std::tie(right.step, right.name);
    });
    return out;
}

} // namespace

prepared_case prepare(const test_case& about) {
    prepared_case out;
    out.about = &about;
    out.wanted = wanted_by(about);
    for (const outcome& one : about.outcomes) {
        out.outcomes.push_back(prepare(about, one));
        for (const auto& [name, pattern] : one.patterns) {
            add_digests(pattern, out.digests);
            out.refers = out.refers || mentions_step(pattern);
        }
    }
    return out;
}

const prepared_case* find_prepared(const prepared_cases& all, std::string_view id) noexcept {
    const auto found = std::lower_bound(
        all.begin(), all.end(), id,
        [](const prepared_case& one, std::string_view text) { return one.about->id < text; });
    return found != all.end() && found->about->id == id ? &*found : nullptr;
}

const prepared_case* find_next(const prepared_cases& all, prepared_cases::const_iterator& from,
                               std::string_view id) noexcept {
    while (from != all.end() && from->about->id < id)
        ++from;
    return from != all.end() && from->about->id == id ? &*from : nullptr;
}

prepared_cases prepare_all(const suite& all) {
    prepared_cases out;
    out.reserve(all.cases.size());
    for (const test_case& one : all.cases)
        out.push_back(prepare(one));
    return out;
}

} // namespace sockmatrix
