#include "matrix/triage.hpp"

#include "matrix/groups.hpp"

#include <algorithm>
#include <tuple>

namespace sockmatrix {
namespace {

using names = target_names;

bool is_asked(expectedness expected, bool also_new) {
    return is_red(expected) || (also_new && expected == expectedness::fresh);
}

/// A value without what differs from run to run.
json shortened(json value) {
    if (value.is_object() && value.contains("env")) return "...";
    if (value.is_structured())
        for (json& part : value)
            part = shortened(std::move(part));
    return value;
}

std::string error_text(const json& raised) {
    const json is = raised.value("is", json::array());
    std::string text = is.empty() ? "raises" : is.front().get<std::string>();
    if (raised.contains("code")) return text + " " + raised["code"].get<std::string>();
    const json native = raised.value("native", json::object());
    return native.contains("value")
               ? text + " " + native.value("space", "") + " " + native["value"].dump()
               : text;
}

/// What the last answer was: the error, the value where no outcome names it, or only its kind.
std::string seen_text(const verdict& one) {
    constexpr std::size_t longest = 60;
    const json seen = one.seen.value();
    for (auto answer = seen.rbegin(); answer != seen.rend(); ++answer) {
        if (!answer->is_object() || answer->empty()) continue;
        if (answer->contains("raises")) return error_text((*answer)["raises"]);
        const std::string kind = answer->begin().key();
        if (one.happened != "other" || kind != "returns") return kind;
        const std::string value =
            shortened(answer->begin().value()).dump(-1, ' ', true, json::error_handler_t::replace);
        return kind + " " + (value.size() <= longest ? value : value.substr(0, longest) + "...");
    }
    return "nothing";
}

/// The targets that a written case was asked of.
std::map<std::string, names> asked_of(const std::vector<judgement>& targets) {
    std::map<std::string, names> out;
    for (const judgement& one : targets)
        for (const verdict& each : one.verdicts)
            if (each.kind != verdict_kind::skipped)
                out[std::string(written_id(each.case_id))].insert(one.target);
    return out;
}

/// The groups while they grow: cases and targets as sets.
struct growing {
    std::string why;
    names cases;
    names targets;
};

using group_key = std::tuple<std::string, std::string, std::string, std::string>;

std::map<group_key, growing> grouped(const std::vector<judgement>& targets, bool also_new) {
    std::map<group_key, growing> out;
    for (const judgement& target : targets)
        for (const verdict& one : target.verdicts) {
            if (!is_asked(one.expected, also_new)) continue;
            growing& group = out[{std::string(written_id(one.case_id)), did_text(one),
                                  seen_text(one), std::string(to_string(one.expected))}];
            if (group.cases.empty()) group.why = one.why;
            group.cases.insert(one.case_id);
            group.targets.insert(target.target);
        }
    return out;
}

std::vector<std::string> listed(const names& from) {
    return {from.begin(), from.end()};
}

} // namespace

std::vector<triage_group> triage(const std::vector<judgement>& targets, bool also_new) {
    const auto asked = asked_of(targets);
    trait_index traits;
    for (const judgement& one : targets)
        traits.add(one.target, one.run);
    std::vector<triage_group> out;
    for (const auto& [key, group] : grouped(targets, also_new)) {
        const auto& [written, did, seen, expected] = key;
        const auto among = asked.find(written);
        out.push_back(
            {written, did, seen, expected, group.why, listed(group.cases), listed(group.targets),
             traits.describe(group.targets, among == asked.end() ? group.targets : among->second)});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.traits < b.traits; });
    return out;
}

json to_json(const triage_group& value) {
    return {{"case", value.written},    {"did", value.did},           {"seen", value.seen},
            {"why", value.why},         {"expected", value.expected}, {"cases", value.cases},
            {"targets", value.targets}, {"traits", value.traits}};
}

} // namespace sockmatrix
