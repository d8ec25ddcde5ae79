#include "run/protocol/adapter_info.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <fmt/chrono.h>
#include <set>
#include <utility>

namespace sockmatrix {
namespace {

using name_set = std::set<std::string>;

void add_names(const json& named, name_set& out) {
    if (named.is_string()) out.insert(named.get<std::string>());
    if (!named.is_array()) return;
    for (const json& one : named)
        if (one.is_string()) out.insert(one.get<std::string>());
}

void collect(const json& value, name_set& out) {
    if (!value.is_structured()) return;
    if (value.is_object() && value.contains("const")) add_names(value["const"], out);
    if (value.is_object() && value.contains("set")) add_names(value["set"], out);
    for (const json& element : value)
        collect(element, out);
}

void collect(const test_case& from, name_set& out) {
    for (const step& one : from.steps) {
        collect(one.args, out);
        collect(one.kwargs, out);
        if (one.expect) collect(*one.expect, out);
        if (one.when) collect(*one.when, out);
    }
    for (const outcome& one : from.outcomes)
        for (const auto& [name, pattern] : one.patterns)
            collect(pattern, out);
}

/// The first member of both whose values differ.
std::string member_difference(const std::string& key, const json& first, const json& second) {
    for (const auto& [name, value] : first.items()) {
        const auto other = second.find(name);
        if (other != second.end() && *other != value) return key + "/" + name;
    }
    return "";
}

std::string key_difference(const std::string& key, const json& first, const json& second) {
    if (!first.is_object() || !second.is_object()) return first == second ? "" : key;
    const std::string member = member_difference(key, first, second);
    if (!member.empty() || key == "constants") return member;
    return first == second ? "" : key;
}

/// Those of the platform and the implementation, and what kind of interface the adapter says it
/// has.
std::vector<std::string> traits_of(const adapter_info& about, const target_command& target) {
    std::vector<std::string> out = target.traits;
    const auto& features = about.features;
    const bool is_typed = std::find(features.begin(), features.end(), "typed") != features.end();
    if (is_typed && std::find(out.begin(), out.end(), "typed") == out.end()) {
        out.emplace_back("typed");
        std::sort(out.begin(), out.end());
    }
    return out;
}

} // namespace

std::vector<std::string> constant_names(const std::vector<const test_case*>& cases) {
    name_set out;
    for (const test_case* one : cases)
        collect(*one, out);
    return {out.begin(), out.end()};
}

void join_capabilities(json& capabilities, const json& environment) {
    for (const auto& [name, there] : environment.items())
        if (there != true) capabilities[name] = there;
}

json run_header(const adapter_info& about, const target_command& target,
                const run_options& options) {
    json facts = about.facts;
    if (!options.image.empty()) facts["image"] = options.image;
    json out = {{"suite", options.suite_hash},
                {"target", target.target},
                {"traits", traits_of(about, target)},
                {"started", fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)))},
                {"implementation", about.implementation},
                {"features", about.features},
                {"facts", std::move(facts)},
                {"versions", target.versions},
                {"capabilities", about.capabilities},
                {"constants", about.constants},
                {"time_scale", target.time_scale},
                {"harness", SOCKMATRIX_VERSION}};
    if (options.deadline > 0) out["deadline"] = options.deadline;
    return out;
}

std::string header_difference(const json& first, const json& second) {
    static constexpr std::array keys = {"implementation", "features", "facts", "constants"};
    for (const char* key : keys) {
        const std::string found =
            key_difference(key, first.value(key, json()), second.value(key, json()));
        if (!found.empty()) return found;
    }
    return "";
}

} // namespace sockmatrix
