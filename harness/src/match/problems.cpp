// The form of patterns.
#include "match/forms.hpp"
#include "match/match.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

std::string pattern_problem_at(const json& pattern, const std::string& at);

const name_list kinds = {"returns",       "raises",  "blocks", "unsupported",
                         "inexpressible", "skipped", "any-of"};

std::string class_problem(const json& error, const char* key, const std::string& at) {
    static const name_list classes = {"error",       "herror",         "gaierror",
                                      "timeout",     "os_error",       "type_error",
                                      "value_error", "overflow_error", "memory_error"};
    if (!error.contains(key) || is_one_of(error[key], classes)) return {};
    return told(at + "/" + key, "must be one of " + listed(classes));
}

std::string text_problem(const json& error, const char* key, const std::string& at) {
    if (!error.contains(key)) return {};
    const json& wanted = error[key];
    if (wanted.is_null() && std::string_view(key) == "code") return {};
    if (!is_name(wanted) && !wanted.is_object())
        return told(at + "/" + key, "must be a text or a matcher of one");
    return matcher_problem_at(wanted, at + "/" + key);
}

std::string native_problem(const json& error, const std::string& at) {
    static const name_list spaces = {"errno", "wsa", "eai", "h_errno", "ntstatus"};
    if (!error.contains("native")) return {};
    const json& native = error["native"];
    const std::string here = at + "/native";
    if (!native.is_object() || native.empty()) return told(here, "must hold space, value or both");
    if (std::string why = keys_problem(native, {"space", "value"}, here); !why.empty()) return why;
    if (native.contains("space") && !is_one_of(native["space"], spaces))
        return told(here + "/space", "must be one of " + listed(spaces));
    if (!native.contains("value")) return {};
    if (!native["value"].is_number_integer() && !native["value"].is_object())
        return told(here + "/value", "must be an integer or a matcher of one");
    return matcher_problem_at(native["value"], here + "/value");
}

std::string raises_problem(const json& error, const std::string& at) {
    static const name_list keys = {"class", "exactly", "code", "native", "message", "call"};
    if (!error.is_object()) return told(at, "must be an object with " + listed(keys));
    std::string why = keys_problem(error, keys, at);
    for (const char* key : {"class", "exactly"})
        if (why.empty()) why = class_problem(error, key, at);
    for (const char* key : {"code", "message", "call"})
        if (why.empty()) why = text_problem(error, key, at);
    return why.empty() ? native_problem(error, at) : why;
}

std::string steps_problem(const json& elapsed, const char* key, const std::string& at) {
    const auto names = elapsed.find(key);
    if (names != elapsed.end() && names->is_array() && !names->empty() &&
        std::all_of(names->begin(), names->end(), is_name))
        return {};
    return told(at + "/" + key, "must be an array of the names of steps, not empty");
}

std::string beside_problem(const json& elapsed, const std::string& at) {
    std::string why = keys_problem(elapsed, {"least-of", "beside", "late"}, at);
    for (const char* key : {"least-of", "beside"})
        if (why.empty()) why = steps_problem(elapsed, key, at);
    if (why.empty() && elapsed.contains("late") && !elapsed["late"].is_boolean())
        return told(at + "/late", "must be true or false");
    return why;
}

std::string elapsed_problem(const json& pattern, const std::string& kind, const std::string& at) {
    const auto found = pattern.find("elapsed");
    if (found == pattern.end()) return {};
    if (kind != "returns" && kind != "raises")
        return told(at + "/elapsed", "stands only beside returns or raises");
    if (found->is_object()) return beside_problem(*found, at + "/elapsed");
    const bool usable = found->is_array() && found->size() == 2 && found->at(0).is_number() &&
                        found->at(1).is_number() && found->at(0) >= 0 &&
                        found->at(0) <= found->at(1);
    return usable
               ? ""
               : told(at + "/elapsed",
                      "must be [from, to] in seconds, or {\"least-of\": steps, \"beside\": steps}");
}

/// Where a shown value stands: below what the pattern is about, which the pattern names.
std::string shows_problem(const json& pattern, const std::string& kind, const std::string& at) {
    const auto found = pattern.find("shows");
    if (found == pattern.end()) return {};
    if (kind != "returns" && kind != "raises")
        return told(at + "/shows", "stands only beside returns or raises");
    const std::string root = "/" + kind;
    const std::string pointer = found->is_string() ? found->get<std::string>() : "";
    const bool usable = pointer == root || pointer.starts_with(root + "/");
    return usable ? ""
                  : told(at + "/shows",
                         "must be a JSON pointer into the result: " + root + " or below it");
}

std::string any_of_problem(const json& options, const std::string& at) {
    if (!options.is_array() || options.empty())
        return told(at, "must be an array of patterns, not empty");
    for (std::size_t i = 0; i < options.size(); ++i) {
        std::string why = pattern_problem_at(options[i], at + "/" + std::to_string(i));
        if (!why.empty()) return why;
    }
    return {};
}

std::string content_problem(const std::string& kind, const json& content, const std::string& at) {
    if (kind == "returns") return matcher_problem_at(content, at);
    if (kind == "raises") return raises_problem(content, at);
    if (kind == "any-of") return any_of_problem(content, at);
    return content == true ? "" : told(at, "must be true");
}

std::string pattern_problem_at(const json& pattern, const std::string& at) {
    std::string kind;
    for (const std::string_view one : kinds)
        if (pattern.is_object() && pattern.contains(one)) kind = one;
    if (kind.empty()) return told(at, "a pattern has one of " + listed(kinds));
    std::string why = keys_problem(pattern, {kind, "elapsed", "shows"}, at);
    if (why.empty()) why = elapsed_problem(pattern, kind, at);
    if (why.empty()) why = shows_problem(pattern, kind, at);
    return why.empty() ? content_problem(kind, pattern[kind], at + "/" + kind) : why;
}

} // namespace

std::string pattern_problem(const json& pattern) {
    return pattern_problem_at(pattern, {});
}

std::string matcher_problem(const json& matcher) {
    return matcher_problem_at(matcher, {});
}

} // namespace sockmatrix
