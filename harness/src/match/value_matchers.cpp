#include "match/compare.hpp"
#include "match/expression.hpp"
#include "match/literals.hpp"
#include "match/matchers.hpp"
#include "match/values.hpp"
#include "model/failure.hpp"
#include "model/limits.hpp"

#include <functional>
#include <map>

namespace sockmatrix {
namespace {

using matcher_function = std::string (*)(const json& matcher, const json& value,
                                         const position& where);

bool matches(const json& matcher, const json& value, const position& where) {
    return mismatch(matcher, value, where).empty();
}

std::string not_a(const std::string& what, const json& value, const position& where) {
    return expected_got(where.at, what, value);
}

std::string any(const json&, const json&, const position&) {
    return {};
}

bool has_type(const std::string& type, const json& value) {
    if (type == "text") return value.is_string();
    if (type == "integer") return value.is_number_integer() || value.contains("integer");
    if (type == "number") return number_of(value).has_value();
    if (type == "boolean") return value.is_boolean();
    if (type == "null") return value.is_null();
    if (type == "array") return value.is_array();
    if (type == "socket") return value.contains("socket");
    return octets_of(value) || is_digest(value);
}

std::string type(const json& matcher, const json& value, const position& where) {
    const auto& name = matcher["type"].get_ref<const std::string&>();
    return has_type(name, value) ? "" : not_a("a value of type " + name, value, where);
}

/// Empty if `value` is on the right side of the bound `key`, or if there is no such bound.
std::string bound_mismatch(const json& matcher, const char* key, const json& value,
                           const position& where) {
    if (!matcher.contains(key)) return {};
    const literal limit = resolve(matcher[key], where.context);
    if (!limit.value) return not_a(limit.missing, value, where);
    const auto bound = number_of(*limit.value);
    const auto seen = number_of(value);
    const bool is_lower = std::string_view(key) == "ge";
    if (bound && seen) {
        const std::partial_ordering order = compare(*seen, *bound);
        if (is_lower ? std::is_gteq(order) : std::is_lteq(order)) return {};
    }
    return not_a((is_lower ? ">= " : "<= ") + describe(*limit.value), value, where);
}

std::string range(const json& matcher, const json& value, const position& where) {
    std::string why = bound_mismatch(matcher, "ge", value, where);
    return why.empty() ? bound_mismatch(matcher, "le", value, where) : why;
}

std::string regex(const json& matcher, const json& value, const position& where) {
    const auto& wanted = matcher["regex"].get_ref<const std::string&>();
    if (!value.is_string()) return not_a("text that matches /" + wanted + "/", value, where);
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > limits::expression_text)
        return where.at + (where.at.empty() ? "" : ": ") + "text of " +
               std::to_string(text.size()) + " octets is too long for a regex";
    if (expression(wanted).is_in(text)) return {};
    return not_a("text that matches /" + wanted + "/", value, where);
}

std::string one_of(const json& matcher, const json& value, const position& where) {
    const json& options = matcher["one-of"];
    for (const json& option : options)
        if (matches(option, value, where)) return {};
    return not_a("one of " + describe(options), value, where);
}

std::string all_of(const json& matcher, const json& value, const position& where) {
    for (const json& part : matcher["all-of"]) {
        std::string why = mismatch(part, value, where);
        if (!why.empty()) return why;
    }
    return {};
}

std::string negation(const json& matcher, const json& value, const position& where) {
    if (!matches(matcher["not"], value, where)) return {};
    return not_a("anything but " + describe(matcher["not"]), value, where);
}

/// Finds each matcher an element of its own, by augmenting paths.
class assignment {
public:
    assignment(const json& matchers, const json& values, const position& where)
        : matchers_(matchers), values_(values), where_(where), owner_(values.size(), nobody),
          compared_(values.size() * values.size(), unknown) {}

    bool place(std::size_t matcher) {
        std::vector<bool> tried(values_.size(), false);
        return place(matcher, tried);
    }

private:
    static constexpr std::size_t nobody = static_cast<std::size_t>(-1);

    bool place(std::size_t matcher, std::vector<bool>& tried) {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if (tried[i] || !fits(matcher, i)) continue;
            tried[i] = true;
            if (owner_[i] == nobody || place(owner_[i], tried)) {
                owner_[i] = matcher;
                return true;
            }
        }
        return false;
    }

    bool fits(std::size_t matcher, std::size_t value) {
        char& known = compared_[matcher * values_.size() + value];
        if (known == unknown)
            known = matches(matchers_[matcher], values_[value], where_.below(value)) ? yes : no;
        return known == yes;
    }

    enum : char { unknown, yes, no };
    const json& matchers_;
    const json& values_;
    const position& where_;
    std::vector<std::size_t> owner_;
    std::vector<char> compared_; ///< matchers by values
};

std::string unordered(const json& matcher, const json& value, const position& where) {
    const json& wanted = matcher["unordered"];
    if (!value.is_array() || value.size() != wanted.size())
        return not_a("in any order " + describe(wanted), value, where);
    assignment pairs(wanted, value, where);
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!pairs.place(i)) return not_a("an element " + describe(wanted[i]), value, where);
    return {};
}

bool has_part(const json& value, const json& part) {
    if (value.is_string())
        return part.is_string() && value.get_ref<const std::string&>().find(
                                       part.get_ref<const std::string&>()) != std::string::npos;
    const auto whole = octets_of(value);
    const auto piece = octets_of(part);
    return whole && piece && whole->find(*piece) != std::string::npos;
}

std::string contains(const json& matcher, const json& value, const position& where) {
    const json& wanted = matcher["contains"];
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            if (matches(wanted, value[i], where.below(i))) return {};
        return not_a("an element " + describe(wanted), value, where);
    }
    if (!wanted.is_object() || is_value_tag(tag_of(wanted))) {
        const literal part = resolve(wanted, where.context);
        if (!part.value) return not_a(part.missing, value, where);
        if (has_part(value, *part.value)) return {};
    }
    return not_a("something that contains " + describe(wanted), value, where);
}

std::string each(const json& matcher, const json& value, const position& where) {
    if (!value.is_array()) return not_a("an array", value, where);
    for (std::size_t i = 0; i < value.size(); ++i) {
        std::string why = mismatch(matcher["each"], value[i], where.below(i));
        if (!why.empty()) return why;
    }
    return {};
}

std::string measured(const json& matcher, std::size_t size, const char* what,
                     const position& where) {
    std::string why = mismatch(matcher, size, position{where.context, {}});
    if (why.empty()) return {};
    return (where.at.empty() ? "" : where.at + ": ") + what + " " + why;
}

std::string count(const json& matcher, const json& value, const position& where) {
    if (!value.is_array()) return not_a("an array", value, where);
    return measured(matcher["count"], value.size(), "count", where);
}

std::string length(const json& matcher, const json& value, const position& where) {
    std::optional<std::size_t> size;
    if (value.is_string()) size = value.get_ref<const std::string&>().size();
    if (const auto octets = octets_of(value)) size = octets->size();
    if (is_digest(value) && value["size"].is_number_unsigned()) size = value["size"];
    if (!size) return not_a("text or octets", value, where);
    return measured(matcher["length"], *size, "length", where);
}

std::string by_fact(const json& matcher, const json& value, const position& where) {
    const auto& name = matcher["by-fact"].get_ref<const std::string&>();
    const json* fact = find_in(where.context.facts, name);
    const std::string branch = !fact               ? ""
                               : fact->is_string() ? fact->get<std::string>()
                                                   : fact->dump();
    const auto taken =
        fact && matcher.contains(branch) ? matcher.find(branch) : matcher.find("else");
    if (taken != matcher.end()) return mismatch(*taken, value, where);
    return not_a(fact ? "a branch for " + name + " " + branch
                      : "the fact " + name + ", which the target does not say",
                 value, where);
}

/// A member of a struct: an integer, or octets where it is longer than one.
literal member_value(const std::string& structure, const std::string& member,
                     const std::string& octets, const json& facts) {
    try {
        if (const auto number = unpack_member(facts, structure, member, octets))
            return {*number, {}};
    } catch (const failure& why) {
        return {std::nullopt, why.what()}; // the target has no such struct or member
    }
    const json& place = facts["layouts"][structure][member];
    const auto offset = place[0].get<std::size_t>();
    if (offset > octets.size()) return {std::nullopt, "octets as far as " + member};
    const auto part = std::string_view(octets).substr(offset, place[1].get<std::size_t>());
    return {json{{"bytes", to_hex(part)}}, {}};
}

std::string unpack(const json& matcher, const json& value, const position& where) {
    const auto& structure = matcher["unpack"].get_ref<const std::string&>();
    const auto octets = octets_of(value);
    if (!octets || !where.context.facts)
        return not_a("octets of struct " + structure, value, where);
    for (const auto& [name, wanted] : matcher.items()) {
        if (name == "unpack") continue;
        const literal member = member_value(structure, name, *octets, *where.context.facts);
        if (!member.value) return not_a(member.missing, value, where);
        std::string why = mismatch(wanted, *member.value, {where.context, where.at + "/" + name});
        if (!why.empty()) return why;
    }
    return {};
}

bool has_integer_size(const json& matcher, std::size_t size) {
    if (matcher.contains("size")) return matcher["size"] == size;
    return size == 1 || size == 2 || size == 4 || size == 8;
}

std::string integer(const json& matcher, const json& value, const position& where) {
    const auto octets = octets_of(value);
    if (!octets || !has_integer_size(matcher, octets->size()))
        return not_a("octets of an integer " + describe(matcher), value, where);
    if (!find_in(where.context.facts, "endian"))
        return not_a("the fact endian, which the target does not say", value, where);
    return mismatch(matcher["int"], unpack_integer(*where.context.facts, *octets), where);
}

std::string bits(const json& matcher, const json& value, const position& where) {
    const literal wanted = resolve({{"const", matcher["set"]}}, where.context);
    if (!wanted.value) return not_a(wanted.missing, value, where);
    const auto mask = wanted.value->get<std::int64_t>();
    if (value.is_number_integer() && (value.get<std::int64_t>() & mask) == mask) return {};
    return not_a("an integer with the bits " + describe(matcher["set"]), value, where);
}

std::string known_digest(std::uint64_t size, std::uint32_t seed, const digest_table* digests) {
    if (digests)
        if (const auto found = digests->find({size, seed}); found != digests->end())
            return found->second;
    return generated_digest(size, seed);
}

bool is_generated(std::uint64_t size, std::uint32_t seed, const json& value,
                  const position& where) {
    if (is_digest(value))
        return value["size"] == size &&
               value["digest"] == known_digest(size, seed, where.context.digests);
    const auto seen = octets_of(value);
    return seen && seen->size() == size && *seen == generated_octets(size, seed);
}

/// Generated octets may be many: made only for octets of their size.
std::string fill(const json& matcher, const json& value, const position& where) {
    const bool same = is_generated(matcher["fill"].get<std::uint64_t>(),
                                   matcher["seed"].get<std::uint32_t>(), value, where);
    return same ? "" : not_a("the generated octets " + describe(matcher), value, where);
}

const std::map<std::string_view, matcher_function>& matcher_functions() {
    static const std::map<std::string_view, matcher_function> table = {
        {"any", any},           {"type", type},       {"ge", range},
        {"le", range},          {"regex", regex},     {"one-of", one_of},
        {"all-of", all_of},     {"not", negation},    {"unordered", unordered},
        {"contains", contains}, {"each", each},       {"count", count},
        {"length", length},     {"by-fact", by_fact}, {"unpack", unpack},
        {"int", integer},       {"set", bits},        {"fill", fill},
    };
    return table;
}

std::string elements(const json& matchers, const json& value, const position& where) {
    if (!value.is_array() || value.size() != matchers.size())
        return not_a(describe(matchers), value, where);
    for (std::size_t i = 0; i < matchers.size(); ++i) {
        std::string why = mismatch(matchers[i], value[i], where.below(i));
        if (!why.empty()) return why;
    }
    return {};
}

} // namespace

std::string mismatch(const json& matcher, const json& value, const position& where) {
    if (matcher.is_array()) return elements(matcher, value, where);
    if (!matcher.is_object()) return literal_mismatch(matcher, value, where.at);
    const auto& table = matcher_functions();
    const auto found = table.find(tag_of(matcher));
    if (found != table.end()) return found->second(matcher, value, where);
    const literal wanted = resolve(matcher, where.context);
    if (!wanted.value) return not_a(wanted.missing, value, where);
    return literal_mismatch(*wanted.value, value, where.at);
}

} // namespace sockmatrix
