#include "match/literals.hpp"
#include "match/samples.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

/// The classes of an error, from the special to the general, as docs/protocol.md has them.
const std::vector<json>& class_chains() {
    static const std::vector<json> all =
        json::parse(R"([["error"], ["os_error"], ["error", "os_error"],
        ["gaierror", "error", "os_error"], ["herror", "error", "os_error"], ["timeout", "error", "os_error"],
        ["type_error"], ["value_error"], ["overflow_error"], ["memory_error"]])");
    return all;
}

bool is_answer_of(const json& pattern, const json& answer, const match_context& context) {
    return match_checked(pattern, answer, context).matches;
}

/// Both wanted of one value, as a matcher.
json both(const json& left, const json& right) {
    return {{"all-of", {left, right}}};
}

/// Elements or members of like matchers are wanted of the same places, so each place can be filled
/// by itself.
json joined_matcher(const json& left, const json& right) {
    if (left == right) return left;
    if (left.is_array() && right.is_array() && left.size() == right.size()) {
        json out = json::array();
        for (std::size_t i = 0; i < left.size(); ++i)
            out.push_back(joined_matcher(left[i], right[i]));
        return out;
    }
    if (left.is_object() && right.is_object() && tag_of(left) == tag_of(right)) {
        const std::string tag = tag_of(left);
        if (tag == "each" || (tag == "int" && left.value("size", 0) == right.value("size", 0))) {
            json out = left;
            out[tag] = joined_matcher(left[tag], right[tag]);
            return out;
        }
        if (tag == "unpack" && left[tag] == right[tag]) {
            json out = left;
            for (const auto& [name, wanted] : right.items())
                if (name != tag)
                    out[name] = out.contains(name) ? joined_matcher(out[name], wanted) : wanted;
            return out;
        }
    }
    return both(left, right);
}

using matcher_list = std::vector<json>;

/// What a matcher may stand for where it lists alternatives.
matcher_list alternatives(const json& matcher) {
    if (!matcher.is_object() || !matcher.contains("one-of")) return {matcher};
    matcher_list out;
    for (const json& one : matcher["one-of"])
        for (json& part : alternatives(one))
            out.push_back(std::move(part));
    return out;
}

std::optional<json> common_value(const json& left, const json& right,
                                 const match_context& context) {
    for (const json& a : alternatives(left))
        for (const json& b : alternatives(right)) {
            std::vector<json> found = sample_values(joined_matcher(a, b), context);
            if (!found.empty()) return std::move(found.front());
        }
    return std::nullopt;
}

/// A part of an error that one pattern or both speak of; false if they cannot agree.
bool fill_part(json& into, const json& left, const json& right, const char* key,
               const match_context& context) {
    static const json any = {{"any", true}};
    const auto absent = [key](const json& error) {
        return error.contains(key) && error[key].is_null();
    };
    const auto present = [key](const json& error) {
        return error.contains(key) && !error[key].is_null();
    };
    if (absent(left) || absent(right)) return !present(left) && !present(right);
    if (!left.contains(key) && !right.contains(key)) return true;
    const std::optional<json> found =
        common_value(left.value(key, any), right.value(key, any), context);
    if (found) into[key] = *found;
    return found.has_value();
}

std::optional<json> common_error(const json& left, const json& right,
                                 const match_context& context) {
    static const json none = json::object();
    json error = json::object();
    for (const char* key : {"code", "message", "call"})
        if (!fill_part(error, left, right, key, context)) return std::nullopt;
    json native = json::object();
    for (const char* key : {"space", "value"})
        if (!fill_part(native, left.value("native", none), right.value("native", none), key,
                       context))
            return std::nullopt;
    if (!native.empty()) error["native"] = native;
    for (const json& is : class_chains()) {
        error["is"] = is;
        const json answer = {{"raises", error}};
        if (is_answer_of({{"raises", left}}, answer, context) &&
            is_answer_of({{"raises", right}}, answer, context))
            return answer;
    }
    return std::nullopt;
}

/// The shortest time that both allow, in microseconds; the caller tries it.
void add_time(json& answer, const json& left, const json& right) {
    double from = 0;
    for (const json* one : {&left, &right})
        if (one->contains("elapsed")) from = std::max(from, (*one)["elapsed"][0].get<double>());
    if (left.contains("elapsed") || right.contains("elapsed"))
        answer["us"] = static_cast<std::int64_t>(from * 1e6);
}

std::optional<json> common_of_kind(const std::string& kind, const json& left, const json& right,
                                   const match_context& context) {
    if (kind == "skipped") return json();
    if (kind == "raises") return common_error(left[kind], right[kind], context);
    if (kind != "returns") return json{{kind, true}};
    const std::optional<json> value = common_value(left[kind], right[kind], context);
    return value ? std::optional(json{{"returns", *value}}) : std::nullopt;
}

/// A time beside that of other steps depends on those, not on the answer.
const json* time_beside(const json& pattern) {
    const auto found = pattern.find("elapsed");
    return found != pattern.end() && found->is_object() ? &*found : nullptr;
}

json without_time_beside(const json& pattern) {
    json out = pattern;
    if (time_beside(pattern)) out.erase("elapsed");
    return out;
}

/// Late and not late, of the same steps.
bool times_exclude(const json& left, const json& right) {
    const json* a = time_beside(left);
    const json* b = time_beside(right);
    return a && b && a->value("late", false) != b->value("late", false);
}

std::optional<json> common_of_any(const json& options, const json& other,
                                  const match_context& context) {
    for (const json& option : options)
        if (std::optional<json> found = common_answer(option, other, context)) return found;
    return std::nullopt;
}

} // namespace

std::optional<json> common_answer(const json& left, const json& right,
                                  const match_context& context) {
    if (left.contains("any-of")) return common_of_any(left["any-of"], right, context);
    if (right.contains("any-of")) return common_of_any(right["any-of"], left, context);
    if (times_exclude(left, right)) return std::nullopt;
    if (time_beside(left) || time_beside(right))
        return common_answer(without_time_beside(left), without_time_beside(right), context);
    for (const char* kind :
         {"returns", "raises", "blocks", "unsupported", "inexpressible", "skipped"}) {
        if (!left.contains(kind) || !right.contains(kind)) continue;
        std::optional<json> found = common_of_kind(kind, left, right, context);
        if (!found) return std::nullopt;
        if (found->is_object()) add_time(*found, left, right);
        const bool fits =
            is_answer_of(left, *found, context) && is_answer_of(right, *found, context);
        return fits ? found : std::nullopt;
    }
    return std::nullopt;
}

std::optional<json> smallest_answer(const json& pattern, const match_context& context) {
    return common_answer(pattern, pattern, context);
}

} // namespace sockmatrix
