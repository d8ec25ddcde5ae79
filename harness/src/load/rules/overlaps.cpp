#include "load/rules/rules.hpp"
#include "match/match.hpp"
#include "match/samples.hpp"
#include "model/observation.hpp"

#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace sockmatrix {
namespace {

/// The step that a name stands for: the last of this name, or the last step of all.
std::size_t step_of(const test_case& about, const std::string& name) {
    if (name.empty()) return about.steps.size() - 1;
    for (std::size_t i = about.steps.size(); i > 0; --i)
        if (result_name(about, i - 1) == name) return i - 1;
    return about.steps.size();
}

using wanted_steps = std::map<std::size_t, std::vector<const json*>>;

/// A step that ran wants of others what its `when` asks of them.
void add_wanted(const test_case& about, std::size_t index, const json& pattern, wanted_steps& out) {
    out[index].push_back(&pattern);
    static const match_context nothing;
    if (index >= about.steps.size() || match_checked(pattern, nullptr, nothing).matches) return;
    const step& one = about.steps[index];
    if (!one.when) return;
    for (const auto& [name, asked] : one.when->items())
        if (const std::size_t other = step_of(about, name); other < index)
            add_wanted(about, other, asked, out);
}

/// What an outcome wants of each step that it speaks of.
wanted_steps wanted_of(const test_case& about, const outcome& one) {
    wanted_steps out;
    for (const auto& [name, pattern] : one.patterns)
        add_wanted(about, step_of(about, name), pattern, out);
    return out;
}

/// An answer of a step that all of these match, two by two; nothing if some two exclude each other.
std::optional<json> common_of(const std::vector<const json*>& left,
                              const std::vector<const json*>& right, const match_context& context) {
    std::optional<json> first;
    for (const json* a : left)
        for (const json* b : right) {
            std::optional<json> answer = common_answer(*a, *b, context);
            if (!answer) return std::nullopt;
            if (!first) first = std::move(answer);
        }
    return first;
}

std::string dumped(const json& answer) {
    constexpr std::size_t longest = 160;
    const std::string text = answer.dump(-1, ' ', true, json::error_handler_t::replace);
    return text.size() <= longest ? text : text.substr(0, longest) + "...";
}

/// An answer to the steps that both speak of, for people; nothing if the outcomes exclude each
/// other.
std::optional<std::string> common_text(const test_case& about, const outcome& left,
                                       const outcome& right, const match_context& context) {
    const auto wanted = wanted_of(about, left);
    const auto others = wanted_of(about, right);
    std::string text;
    for (const auto& [index, patterns] : wanted) {
        const auto other = others.find(index);
        if (other == others.end()) continue;
        const std::optional<json> answer = common_of(patterns, other->second, context);
        if (!answer) return std::nullopt;
        text += (text.empty() ? "" : ", then ") + dumped(*answer);
    }
    return text.empty() ? "different steps of one answer" : text;
}

void check_pairs(const test_case& about, const match_context& context, rule_findings& out) {
    for (std::size_t i = 0; i < about.outcomes.size(); ++i)
        for (std::size_t k = i + 1; k < about.outcomes.size(); ++k) {
            const outcome& left = about.outcomes[i];
            const outcome& right = about.outcomes[k];
            if (const auto text = common_text(about, left, right, context))
                out.add_written(about,
                                "the outcomes \"" + left.name + "\" and \"" + right.name +
                                    "\" both match " + *text +
                                    "; take out of the general one what the special one matches");
        }
}

/// All that is compared of a case. Rows and parameters often differ in arguments alone.
std::string compared_text(const test_case& about) {
    json out = {std::string(written_id(about))};
    for (const outcome& one : about.outcomes)
        out.push_back({one.name, one.patterns});
    for (const step& one : about.steps)
        out.push_back(
            {one.name, one.await, one.expect.value_or(json()), one.when.value_or(json())});
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// Whether its patterns match other answers in another byte order.
bool asks_for_endian(const std::string& compared) {
    return compared.find("\"endian\"") != std::string::npos ||
           compared.find("\"int\"") != std::string::npos ||
           compared.find("\"unpack\"") != std::string::npos;
}

} // namespace

void check_overlaps(const lint_input& input, rule_findings& out) {
    std::set<std::string> met;
    for (const test_case& about : input.all.cases) {
        if (about.outcomes.size() < 2) continue;
        const std::string compared = compared_text(about);
        if (!met.insert(compared).second) continue;
        std::vector<const json*> patterns;
        for (const outcome& one : about.outcomes)
            for (const auto& [name, pattern] : one.patterns)
                patterns.push_back(&pattern);
        for (const char* endian : {"little", "big"}) {
            if (endian == std::string_view("big") && !asks_for_endian(compared)) continue;
            const sample_run run(patterns, endian);
            check_pairs(about, run.context(), out);
        }
    }
}

} // namespace sockmatrix
