#include "judge/sources.hpp"

#include <algorithm>
#include <vector>

namespace sockmatrix {
namespace {

constexpr std::size_t longest_pattern = 100;
constexpr std::size_t longest_answer = 300;

std::string short_json(const json& value, std::size_t longest) {
    const std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
    return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

std::string joined(const std::vector<std::string>& texts, const std::string& between) {
    std::string out;
    for (const std::string& text : texts)
        out += (out.empty() ? "" : between) + text;
    return out;
}

/// The patterns as the case writes them: bare for the last step.
std::string pattern_text(const outcome& one) {
    const auto bare = one.patterns.find("");
    const bool is_bare = one.patterns.size() == 1 && bare != one.patterns.end();
    const json whole = is_bare ? bare->second : json(one.patterns);
    return short_json(whole, longest_pattern);
}

} // namespace

std::string short_json(const json& value) {
    return short_json(value, longest_answer);
}

std::string wanted_by(const expectation& entry) {
    std::vector<std::string> parts = {source_text(entry)};
    std::string shown(to_string(entry.shown_by.kind));
    if (!entry.shown_by.on.empty()) shown += " on " + entry.shown_by.on;
    parts.push_back(shown);
    for (const std::string& text : {entry.shown_by.versions, entry.shown_by.date,
                                    entry.shown_by.link, joined(entry.cite, " ")})
        if (!text.empty()) parts.push_back(text);
    return joined(entry.outcomes, " or ") + " by " + joined(parts, ", ");
}

std::string wanted_by(const test_case& about) {
    std::vector<std::string> names;
    for (const outcome& one : about.outcomes) {
        if (one.name == about.conforms) return one.name + " " + pattern_text(one);
        names.push_back(one.name);
    }
    return "one of " + joined(names, ", ");
}

} // namespace sockmatrix
