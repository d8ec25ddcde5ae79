#include "match/compare.hpp"
#include "match/literals.hpp"
#include "match/matchers.hpp"
#include "match/values.hpp"
#include "model/failure.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace sockmatrix {
namespace {

/// What a clock may lose: a wait of 50 ms is seen as 30 ms at worst.
constexpr double clock_grain = 0.020;

void refuse_malformed(const std::string& problem, const json& form) {
    if (problem.empty()) return;
    throw failure(exit_code::invalid, "malformed pattern " + describe(form) + ": " + problem);
}

/// The first of the kinds that the pattern names; empty if it names none.
const std::string& kind_of(const json& pattern) {
    static const std::array<std::string, 7> kinds = {
        "returns", "raises", "blocks", "unsupported", "inexpressible", "skipped", "any-of"};
    static const std::string none;
    const auto& members = pattern.get_ref<const json::object_t&>();
    for (const std::string& kind : kinds)
        if (members.contains(kind)) return kind;
    return none;
}

std::string kind_text(const json& pattern) {
    const std::string kind = kind_of(pattern);
    const bool has_content = kind == "returns" || kind == "raises";
    return has_content ? kind + " " + describe(pattern[kind]) : kind;
}

std::string outcome_text(const json& seen) {
    if (seen.is_null()) return "a step that did not run";
    if (seen.contains("blocks")) return "blocks";
    if (seen.contains("started")) return "a call that still runs in the background";
    for (const char* kind : {"returns", "raises", "unsupported", "inexpressible"})
        if (seen.contains(kind)) return std::string(kind) + " " + describe(seen[kind]);
    return describe(seen);
}

match_result refused(std::string why, layers errors = {}) {
    return {false, std::move(why), std::move(errors)};
}

std::string class_mismatch(const json& wanted, const json& error) {
    static const json none = json::array();
    const json* is = find_in(&error, "is");
    const json& classes = is && is->is_array() ? *is : none;
    if (wanted.contains("exactly") && (classes.empty() || classes[0] != wanted["exactly"]))
        return expected_got("/is/0", describe(wanted["exactly"]), classes);
    if (wanted.contains("class") &&
        std::find(classes.begin(), classes.end(), wanted["class"]) == classes.end())
        return expected_got("/is", describe(wanted["class"]), classes);
    return {};
}

std::string part_mismatch(const json& wanted, const json& error, const char* key,
                          const std::string& below, const match_context& context) {
    if (!wanted.contains(key)) return {};
    const std::string at = below + "/" + key;
    const json* revealed = find_in(&error, key);
    if (wanted[key].is_null()) return revealed ? expected_got(at, "none", *revealed) : "";
    if (const json* seen = revealed) return mismatch(wanted[key], *seen, {context, at});
    return at + ": expected " + describe(wanted[key]) + ", and none is revealed";
}

std::string native_mismatch(const json& wanted, const json& error, const match_context& context) {
    static const json none = json::object();
    if (!wanted.contains("native")) return {};
    const json* native = find_in(&error, "native");
    const json& seen = native ? *native : none;
    std::string why = part_mismatch(wanted["native"], seen, "space", "/native", context);
    return why.empty() ? part_mismatch(wanted["native"], seen, "value", "/native", context) : why;
}

std::string layer_of(const json& error, const char* key, const std::string& why) {
    if (why.empty()) return "same";
    return error.contains(key) ? "differs" : "absent";
}

match_result match_error(const json& wanted, const json& error, const match_context& context) {
    layers errors;
    std::string first;
    const auto note = [&](const std::string& why) {
        if (first.empty()) first = why;
    };
    const std::string class_why = class_mismatch(wanted, error);
    if (wanted.contains("class") || wanted.contains("exactly"))
        errors["class"] = layer_of(error, "is", class_why);
    note(class_why);
    const std::string code_why = part_mismatch(wanted, error, "code", {}, context);
    if (wanted.contains("code")) errors["code"] = layer_of(error, "code", code_why);
    note(code_why);
    const std::string native_why = native_mismatch(wanted, error, context);
    if (wanted.contains("native")) errors["native"] = layer_of(error, "native", native_why);
    note(native_why);
    note(part_mismatch(wanted, error, "message", {}, context));
    note(part_mismatch(wanted, error, "call", {}, context));
    return {first.empty(), first, errors};
}

std::string seconds_text(double seconds) {
    return describe(seconds) + " s";
}

std::optional<double> seconds_of(const json& seen) {
    const json* microseconds = find_in(&seen, "us");
    if (!microseconds || !microseconds->is_number()) return std::nullopt;
    return microseconds->get<double>() / 1e6;
}

/// The shortest of some steps; nothing if one of them was not timed.
std::optional<double> least_of(const json& names, const match_context& context) {
    std::optional<double> least;
    for (const json& name : names) {
        if (!context.results) return std::nullopt;
        const auto result = context.results->find(name.get_ref<const std::string&>());
        const auto took =
            result == context.results->end() ? std::nullopt : seconds_of(result->second);
        if (!took) return std::nullopt;
        least = least ? std::min(*least, *took) : *took;
    }
    return least;
}

/// A wait is late if it takes much longer than waits that are known to be right, measured at the
/// same time and so under the same load. The least of several is what load disturbs least.
std::string late_mismatch(const json& wanted, const match_context& context) {
    constexpr double tolerated = 1.3;
    const auto took = least_of(wanted["least-of"], context);
    const auto reference = least_of(wanted["beside"], context);
    if (!took || !reference) return "not timed";
    const double most = *reference * tolerated + clock_grain;
    const bool late = *took > most;
    if (late == wanted.value("late", false)) return {};
    return std::string("elapsed: expected ") + (late ? "at most " : "more than ") +
           seconds_text(most) + ", got " + seconds_text(*took) + " beside a reference of " +
           seconds_text(*reference);
}

std::string elapsed_mismatch(const json& pattern, const json& seen, const match_context& context) {
    const auto range = pattern.find("elapsed");
    if (range == pattern.end()) return {};
    if (range->is_object()) return late_mismatch(*range, context);
    const auto timed = seconds_of(seen);
    if (!timed) return "not timed";
    const double took = *timed;
    const double least = range->at(0).get<double>() - clock_grain;
    const double most = range->at(1).get<double>() * context.time_scale;
    if (took < least)
        return "elapsed: expected at least " + seconds_text(least) + ", got " + seconds_text(took);
    if (took > most)
        return "elapsed: expected at most " + seconds_text(most) + ", got " + seconds_text(took);
    return {};
}

/// The alternative that comes nearest tells why none matches: one of the kind that was seen.
match_result match_any(const json& options, const json& seen, const match_context& context) {
    match_result nearest =
        refused("expected one of " + describe(options) + ", got " + outcome_text(seen));
    bool is_same_kind = false;
    for (const json& option : options) {
        match_result one = match_checked(option, seen, context);
        if (one.matches) return one;
        if (is_same_kind || !seen.is_object() || !seen.contains(kind_of(option))) continue;
        is_same_kind = true;
        nearest = std::move(one);
    }
    return nearest;
}

match_result match_content(const std::string& kind, const json& wanted, const json& seen,
                           const match_context& context) {
    if (kind == "raises") return match_error(wanted, seen, context);
    if (kind != "returns") return {true, {}, {}};
    std::string why = mismatch(wanted, seen, {context, {}});
    return {why.empty(), why, {}};
}

} // namespace

match_result match_checked(const json& pattern, const json& seen, const match_context& context) {
    const std::string& kind = kind_of(pattern);
    if (kind == "any-of") return match_any(pattern[kind], seen, context);
    if (kind == "skipped" && seen.is_null()) return {true, {}, {}};
    if (!seen.is_object() || !seen.contains(kind))
        return refused("expected " + kind_text(pattern) + ", got " + outcome_text(seen));
    match_result result = match_content(kind, pattern[kind], seen[kind], context);
    if (!result.matches) return result;
    std::string why = elapsed_mismatch(pattern, seen, context);
    return why.empty() ? result : refused(std::move(why), std::move(result.errors));
}

void add_digests(const json& pattern, digest_table& to) {
    if (!pattern.is_structured()) return;
    const json* size = find_in(&pattern, "fill");
    const json* seed = find_in(&pattern, "seed");
    if (size && seed && size->is_number_unsigned() && seed->is_number_unsigned()) {
        std::string& digest = to[{size->get<std::uint64_t>(), seed->get<std::uint32_t>()}];
        if (digest.empty()) digest = generated_digest(*size, *seed);
    }
    for (const json& part : pattern)
        add_digests(part, to);
}

match_result match_pattern(const json& pattern, const json& seen, const match_context& context) {
    refuse_malformed(pattern_problem(pattern), pattern);
    return match_checked(pattern, seen, context);
}

match_result match_value(const json& matcher, const json& value, const match_context& context) {
    refuse_malformed(matcher_problem(matcher), matcher);
    std::string why = mismatch(matcher, value, {context, {}});
    return {why.empty(), why, {}};
}

} // namespace sockmatrix
