#include "match/expression.hpp"
#include "match/forms.hpp"
#include "match/literals.hpp"
#include "model/limits.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

std::string any(const json& object, const std::string& at) {
    return object["any"] == true ? "" : told(at + "/any", "must be true");
}

std::string type(const json& object, const std::string& at) {
    static const name_list types = {"text", "integer", "number", "boolean",
                                    "null", "array",   "octets", "socket"};
    if (is_one_of(object["type"], types)) return {};
    return told(at + "/type", "must be one of " + listed(types));
}

std::string range(const json& object, const std::string& at) {
    for (const char* key : {"ge", "le"}) {
        if (!object.contains(key)) continue;
        const json& bound = object[key];
        if (!bound.is_number() && !bound.is_object())
            return told(below(at, key), "must be a number");
        std::string why = value_problem_at(bound, below(at, key));
        if (!why.empty()) return why;
    }
    return {};
}

std::string regex(const json& object, const std::string& at) {
    if (!is_name(object["regex"])) return told(at + "/regex", "must be a text");
    const std::string why = expression::problem(object["regex"].get_ref<const std::string&>());
    if (!why.empty()) return told(at + "/regex", "is no expression that is known: " + why);
    return {};
}

std::string list_problem(const json& list, const std::string& at) {
    if (!list.is_array()) return told(at, "must be an array of matchers");
    return matcher_problem_at(list, at);
}

std::string some_problem(const json& list, const std::string& at) {
    return list.is_array() && list.empty() ? told(at, "must not be empty") : list_problem(list, at);
}

std::string one_of(const json& object, const std::string& at) {
    return some_problem(object["one-of"], at + "/one-of");
}

std::string all_of(const json& object, const std::string& at) {
    return some_problem(object["all-of"], at + "/all-of");
}

std::string unordered(const json& object, const std::string& at) {
    if (object["unordered"].size() > limits::unordered)
        return told(at + "/unordered", "has more than " + std::to_string(limits::unordered) +
                                           " matchers, which is the limit");
    return list_problem(object["unordered"], at + "/unordered");
}

/// A tag with one matcher: not, contains, each, count, length.
std::string inner(const json& object, const std::string& at) {
    return matcher_problem_at(object.begin().value(), at + "/" + object.begin().key());
}

std::string by_fact(const json& object, const std::string& at) {
    if (!is_name(object["by-fact"])) return told(at + "/by-fact", "must be the name of a fact");
    if (object.size() < 2) return told(at, "by-fact needs a branch");
    for (const auto& [key, content] : object.items()) {
        if (key == "by-fact") continue;
        std::string why = matcher_problem_at(content, below(at, key));
        if (!why.empty()) return why;
    }
    return {};
}

std::string unpack(const json& object, const std::string& at) {
    return struct_problem(object, "unpack", matcher_problem_at, at);
}

std::string bits(const json& object, const std::string& at) {
    return names_problem(object["set"], at + "/set");
}

std::string object_problem(const json& object, const std::string& at) {
    const std::string tag = tag_of(object);
    if (tag.empty())
        return told(at, object.empty() ? "an empty object"
                                       : "unknown tag \"" + object.begin().key() + "\"");
    const form& known = *form_of(tag);
    if (!known.open) {
        name_list keys = known.also;
        keys.insert(keys.begin(), tag);
        std::string why = keys_problem(object, keys, at);
        if (!why.empty()) return why;
    }
    return known.problem(object, at);
}

} // namespace

const form_table& matcher_forms() {
    static const form_table table = {
        {"any", {any}},
        {"type", {type}},
        {"ge", {range, {"le"}}},
        {"le", {range, {"ge"}}},
        {"regex", {regex}},
        {"one-of", {one_of}},
        {"all-of", {all_of}},
        {"not", {inner}},
        {"unordered", {unordered}},
        {"contains", {inner}},
        {"each", {inner}},
        {"count", {inner}},
        {"length", {inner}},
        {"by-fact", {by_fact, {}, true}},
        {"unpack", {unpack, {}, true}},
        {"set", {bits}},
    };
    return table;
}

const form* form_of(std::string_view tag) {
    for (const form_table* table : {&value_forms(), &matcher_forms()})
        if (const auto found = table->find(tag); found != table->end()) return &found->second;
    return nullptr;
}

std::string tag_of(const json& object) {
    for (const char* open : {"by-fact", "pack", "unpack"})
        if (object.contains(open)) return open;
    for (const auto& [key, content] : object.items())
        if (form_of(key)) return key;
    return {};
}

std::string below(std::string at, const std::string& key) {
    at += "/";
    at += key;
    return at;
}

std::string told(const std::string& at, const std::string& what) {
    return (at.empty() ? "" : at + ": ") + what;
}

std::string listed(const name_list& all) {
    std::string text;
    for (const std::string_view one : all)
        text += (text.empty() ? "" : ", ") + std::string(one);
    return text;
}

bool is_one_of(const json& value, const name_list& all) {
    return value.is_string() &&
           std::find(all.begin(), all.end(), value.get_ref<const std::string&>()) != all.end();
}

bool is_name(const json& value) {
    return value.is_string() && !value.get_ref<const std::string&>().empty();
}

std::string keys_problem(const json& object, const name_list& known, const std::string& at) {
    for (const auto& [key, content] : object.items())
        if (!is_one_of(key, known))
            return told(at, "unknown key \"" + key + "\" (known here: " + listed(known) + ")");
    return {};
}

std::string matcher_problem_at(const json& matcher, const std::string& at) {
    if (matcher.is_object()) return object_problem(matcher, at);
    if (!matcher.is_array()) return {};
    for (std::size_t i = 0; i < matcher.size(); ++i) {
        std::string why = matcher_problem_at(matcher[i], at + "/" + std::to_string(i));
        if (!why.empty()) return why;
    }
    return {};
}

std::string value_problem_at(const json& value, const std::string& at) {
    if (value.is_object() && matcher_forms().contains(tag_of(value)))
        return told(at, "\"" + tag_of(value) + "\" is a matcher, and a value must stand here");
    return matcher_problem_at(value, at);
}

} // namespace sockmatrix
