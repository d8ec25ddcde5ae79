#include "judge/prepared.hpp"

#include "judge/sources.hpp"
#include "match/idle.hpp"
#include "model/failure.hpp"
#include "model/observation.hpp"

#include <algorithm>
#include <map>
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

void add_texts(const json& names, std::set<std::string>& to) {
    if (names.is_string()) to.insert(names.get<std::string>());
    if (names.is_array())
        for (const json& name : names)
            add_texts(name, to);
}

/// Adds the names of steps in {"ref": "step/path"}, and of those whose times are compared. Adds too
/// many where a key is no tag, which does no harm.
void add_referred(const json& pattern, std::set<std::string>& to) {
    if (!pattern.is_structured()) return;
    if (pattern.is_object()) {
        const auto ref = pattern.find("ref");
        if (ref != pattern.end() && ref->is_string()) {
            const auto& path = ref->get_ref<const std::string&>();
            to.insert(path.substr(0, path.find('/')));
        }
        for (const char* key : {"beside", "least-of"})
            if (const auto names = pattern.find(key); names != pattern.end()) add_texts(*names, to);
    }
    for (const json& part : pattern)
        add_referred(part, to);
}

/// Whether what varies from run to run decides even where it does not stand in the step's answer.
bool asks_env(const json& pattern) {
    if (pattern.is_object())
        for (const char* key : {"ref", "fixture", "elapsed"})
            if (pattern.contains(key)) return true;
    return pattern.is_structured() && std::any_of(pattern.begin(), pattern.end(), asks_env);
}

/// Asks for too much where a key is no tag, which does no harm.
void add_asked(const json& pattern, asked_of_run& to) {
    if (!pattern.is_structured()) return;
    if (pattern.is_object()) {
        const auto add = [&](const char* key, std::set<std::string>& names) {
            const auto found = pattern.find(key);
            if (found != pattern.end()) add_texts(*found, names);
            return found != pattern.end();
        };
        add("const", to.constants);
        add("set", to.constants);
        add("fact", to.facts);
        add("by-fact", to.facts);
        const bool packs = add("pack", to.layouts);
        if (add("unpack", to.layouts) || packs || pattern.contains("int"))
            to.facts.insert("endian");
        to.time_scale = to.time_scale || pattern.contains("elapsed");
        to.all_constants = to.all_constants || pattern.contains("shows");
    }
    for (const json& part : pattern)
        add_asked(part, to);
}

prepared_outcome prepare(const test_case& about, const outcome& one, bool with_idle) {
    prepared_outcome out{&one, {}, false};
    for (const auto& [name, pattern] : one.patterns) {
        refuse_malformed(about, pattern);
        out.patterns.push_back(
            {index_of(about, name), name, &pattern, pattern.value("shows", ""), asks_env(pattern)});
    }
    out.idle = with_idle && reached_by_idle(about, one);
    std::sort(out.patterns.begin(), out.patterns.end(), [](const auto& left, const auto& right) {
        return std::tie(left.step, left.name) < std::tie(right.step, right.name);
    });
    return out;
}

} // namespace

prepared_case prepare(const test_case& about, bool with_idle) {
    prepared_case out;
    out.about = &about;
    out.wanted = wanted_by(about);
    std::set<std::string> referred;
    for (const outcome& one : about.outcomes) {
        out.outcomes.push_back(prepare(about, one, with_idle));
        for (const auto& [name, pattern] : one.patterns) {
            add_digests(pattern, out.digests);
            add_asked(pattern, out.asks);
            add_referred(pattern, referred);
        }
    }
    for (const std::string& name : referred)
        if (const std::size_t at = index_of(about, name); at < about.steps.size())
            out.referred.emplace(name, at);
    return out;
}

const prepared_case* find_prepared(const prepared_cases& all, std::string_view id) noexcept {
    const auto found = std::lower_bound(
        all.begin(), all.end(), id,
        [](const prepared_case& one, std::string_view text) { return one.about->id < text; });
    return found != all.end() && found->about->id == id ? &*found : nullptr;
}

prepared_cases prepare_all(const suite& all) {
    prepared_cases out;
    out.reserve(all.cases.size());
    std::set<std::string> controls;
    for (const test_case& one : all.cases)
        controls.insert(one.controls.begin(), one.controls.end());
    for (const test_case& one : all.cases)
        out.push_back(prepare(one, !one.controls.empty() || controls.contains(one.id)));
    return out;
}

std::vector<asked_of_run> ask_groups(prepared_cases& all) {
    std::map<asked_of_run, std::size_t> groups;
    std::vector<asked_of_run> out;
    for (prepared_case& one : all) {
        const auto [found, is_new] = groups.try_emplace(one.asks, out.size());
        if (is_new) out.push_back(one.asks);
        one.asks_group = found->second;
    }
    return out;
}

} // namespace sockmatrix
