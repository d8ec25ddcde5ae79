#include "explore/explore.hpp"
#include "explore/tokens.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sockmatrix {
namespace {

std::string slug_of(const std::string& text) {
    std::string out;
    for (const char c : text) {
        const bool word =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (word)
            out += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        else if (!out.empty() && out.back() != '-')
            out += '-';
    }
    while (!out.empty() && out.back() == '-')
        out.pop_back();
    return out;
}

std::string value_name(const json& value) {
    const std::string text = value.is_object() && value.contains("bytes")
                                 ? value["bytes"].get<std::string>()
                                 : value.dump();
    const std::string slug = slug_of(text);
    return slug.empty() || slug.size() > 32 ? "" : "returns-" + slug;
}

std::string error_name(const json& error) {
    return "refuses-" + slug_of(error.contains("code") ? error["code"].get<std::string>()
                                                       : error.at("class").get<std::string>());
}

/// What each target did, in a word. Where both return and their values are no names, the targets'
/// are.
std::pair<std::string, std::string> outcome_names(const answer_pair& did, const std::string& left,
                                                  const std::string& right) {
    const bool both = did.left.contains("returns") && did.right.contains("returns");
    const auto name = [&](const json& answer) {
        if (answer.contains("raises")) return error_name(answer["raises"]);
        return both ? value_name(answer["returns"]) : std::string("accepts");
    };
    std::pair<std::string, std::string> out{name(did.left), name(did.right)};
    if (out.first.empty() || out.second.empty() || out.first == out.second)
        out = {"as-" + slug_of(left), "as-" + slug_of(right)};
    return out;
}

/// The id says what is given: its letters and digits, and a number made of all of it that keeps
/// others apart.
std::string candidate_id(const call_input& input) {
    std::uint32_t sum = 2166136261u;
    for (const char c : input_key(input))
        sum = (sum ^ static_cast<unsigned char>(c)) * 16777619u;
    std::string slug = slug_of(input.args.dump());
    slug.resize(std::min<std::size_t>(slug.size(), 24));
    return fmt::format("{}/explored-{}{:08x}", input.call, slug.empty() ? "" : slug_of(slug) + "-",
                       sum);
}

std::string sentence(const explored_group& group) {
    const bool both =
        group.answers.left.contains("returns") && group.answers.right.contains("returns");
    const bool neither =
        group.answers.left.contains("raises") && group.answers.right.contains("raises");
    const char* what = both      ? "gives one value or another"
                       : neither ? "is refused in different ways"
                                 : "is taken or refused";
    const std::string full = group.shape + " " + what;
    return full.size() <= 70 ? full : fmt::format("such an argument {}", what);
}

const test_case* origin(const suite& all, const explored_group& group) {
    return find_case(all, group.minimal.from);
}

json candidate(const explored_group& group, const test_case& from, const std::string& left,
               const std::string& right) {
    const auto [first, second] = outcome_names(group.answers, left, right);
    json step{{"call", group.minimal.call}, {"args", group.minimal.args}};
    if (!group.minimal.kwargs.empty()) step["kwargs"] = group.minimal.kwargs;
    json out{{"id", candidate_id(group.minimal)},
             {"says", sentence(group)},
             {"level", to_string(demand_level::unspecified)},
             {"clauses", from.clauses},
             {"steps", json::array({step})},
             {"outcomes", {{first, group.answers.left}, {second, group.answers.right}}}};
    if (!group.minimal.needs.empty()) out["needs"] = group.minimal.needs;
    return out;
}

bool is_candidate(const explored_group& group) {
    return group.known.empty() && !group.answers.left.contains("broke") &&
           !group.answers.right.contains("broke");
}

} // namespace

std::map<std::string, json> candidate_files(const suite& all, const explored& found,
                                            const std::string& left, const std::string& right) {
    std::map<std::string, json> out;
    for (const explored_group& group : found.groups) {
        const test_case* from = origin(all, group);
        if (from == nullptr || !is_candidate(group)) continue;
        json& file = out[group.minimal.call];
        if (file.is_null())
            file = {{"$schema", "../schema/cases.schema.json"},
                    {"api", group.minimal.call},
                    {"cases", json::array()}};
        file["cases"].push_back(candidate(group, *from, left, right));
    }
    return out;
}

} // namespace sockmatrix
