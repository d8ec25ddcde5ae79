#include "match/literals.hpp"

#include "match/compare.hpp"
#include "match/values.hpp"
#include "model/failure.hpp"
#include "model/json_place.hpp"
#include "model/limits.hpp"

#include <map>

namespace sockmatrix {
namespace {

using resolver = literal (*)(const json& value, const match_context& context);

literal found(json value) {
    return {std::move(value), {}};
}
literal missing(std::string why) {
    return {std::nullopt, std::move(why)};
}

const json& facts_of(const match_context& context) {
    static const json none = json::object();
    return context.facts ? *context.facts : none;
}

/// A JSON pointer without its first slash, into a literal.
literal reach_into(const json& whole, const std::string& pointer, const std::string& what) {
    const json* there = find_at(whole, "/" + pointer);
    return there ? found(*there) : missing(what + " has no /" + pointer);
}

std::string octets_limit() {
    return std::to_string(limits::value_octets) + " octets, which is the limit";
}

literal as_is(const json& value, const match_context&) {
    return found(value);
}

literal from_text(const json& value, const match_context&) {
    return found({{"bytes", to_hex(value["octets"].get_ref<const std::string&>())}});
}

literal one_constant(const std::string& name, const match_context& context) {
    const json* number = find_in(context.constants, name);
    if (!number || !number->is_number_integer()) return missing(name + " is not defined there");
    return found(*number);
}

literal constant(const json& value, const match_context& context) {
    const json& names = value["const"];
    if (names.is_string()) return one_constant(names.get_ref<const std::string&>(), context);
    std::int64_t bits = 0;
    for (const json& name : names) {
        literal one = one_constant(name.get_ref<const std::string&>(), context);
        if (!one.value) return one;
        bits |= one.value->get<std::int64_t>();
    }
    return found(bits);
}

literal reference(const json& value, const match_context& context) {
    const auto& path = value["ref"].get_ref<const std::string&>();
    const std::size_t slash = path.find('/');
    const std::string name = path.substr(0, slash);
    if (!context.results || !context.results->contains(name))
        return missing("no step is named " + name);
    const json* returned = find_in(&context.results->at(name), "returns");
    if (!returned) return missing("step " + name + " returned nothing");
    if (slash == std::string::npos) return found(*returned);
    return reach_into(*returned, path.substr(slash + 1), "what step " + name + " returned");
}

literal fixture(const json& value, const match_context& context) {
    const auto& path = value["fixture"].get_ref<const std::string&>();
    if (const json* whole = find_in(context.fixtures, path)) return found(*whole);
    const std::size_t slash = path.find('/');
    const std::string name = path.substr(0, slash);
    const json* whole = find_in(context.fixtures, name);
    if (!whole || slash == std::string::npos) return missing("no fixture " + path + " was used");
    return reach_into(*whole, path.substr(slash + 1), "fixture " + name);
}

literal joined(const json& value, const match_context& context) {
    std::string content;
    bool all_text = true;
    for (const json& part : value["concat"]) {
        literal one = resolve(part, context);
        if (!one.value) return one;
        const bool is_text = one.value->is_string();
        const auto octets =
            is_text ? std::optional(one.value->get<std::string>()) : octets_of(*one.value);
        if (!octets) return missing("concat joins texts and octets, not " + describe(*one.value));
        content += *octets;
        all_text = all_text && is_text;
        if (content.size() > limits::value_octets)
            return missing("concat makes more than " + octets_limit());
    }
    return all_text ? found(content) : found({{"bytes", to_hex(content)}});
}

literal repeated(const json& value, const match_context& context) {
    literal times = resolve(value["times"], context);
    if (!times.value) return times;
    if (!times.value->is_number_integer() || *times.value < 0)
        return missing("times is " + describe(*times.value) + ", not a count");
    auto text = repeated_text(value["repeat"].get_ref<const std::string&>(),
                              times.value->get<std::uint64_t>());
    if (!text) return missing("repeat makes a text of more than " + octets_limit());
    return found(std::move(*text));
}

literal fact(const json& value, const match_context& context) {
    const auto& name = value["fact"].get_ref<const std::string&>();
    const json* content = find_in(context.facts, name);
    if (!content) return missing("the target does not say its " + name);
    const auto plus = value.find("plus");
    if (plus == value.end()) return found(*content);
    if (!content->is_number_integer()) return missing("the fact " + name + " is not a number");
    return found(sum_of(content->get<std::int64_t>(), plus->get<std::int64_t>()));
}

literal packed(const json& value, const match_context& context) {
    json members = value;
    for (auto& [name, content] : members.items()) {
        if (name == "pack") continue;
        literal one = resolve(content, context);
        if (!one.value) return one;
        content = *one.value;
    }
    try {
        return found({{"bytes", to_hex(pack_struct(facts_of(context), members))}});
    } catch (const failure& why) {
        return missing(why.what()); // the target has no such struct: nothing can match it
    }
}

literal generated(const json& value, const match_context&) {
    return found({{"bytes", to_hex(generated_octets(value["fill"].get<std::uint64_t>(),
                                                    value["seed"].get<std::uint32_t>()))}});
}

literal integer_octets(const json& value, const match_context& context) {
    literal content = resolve(value["int"], context);
    if (!content.value) return content;
    if (!content.value->is_number_integer() || !value.contains("size"))
        return missing(describe(value) + " stands for no octets");
    try {
        const std::string octets =
            pack_integer(facts_of(context), content.value->get<std::int64_t>(),
                         value["size"].get<std::size_t>());
        return found({{"bytes", to_hex(octets)}});
    } catch (const failure& why) {
        return missing(why.what());
    }
}

const std::map<std::string_view, resolver>& resolvers() {
    static const std::map<std::string_view, resolver> table = {
        {"bytes", as_is},        {"integer", as_is},   {"float", as_is},     {"octets", from_text},
        {"const", constant},     {"ref", reference},   {"fixture", fixture}, {"concat", joined},
        {"repeat", repeated},    {"fact", fact},       {"pack", packed},     {"fill", generated},
        {"int", integer_octets}, {"undefined", as_is},
    };
    return table;
}

} // namespace

const json* find_in(const json* table, const std::string& name) {
    if (!table || !table->is_object()) return nullptr;
    const auto entry = table->find(name);
    return entry == table->end() ? nullptr : &*entry;
}

bool is_value_tag(std::string_view tag) {
    return resolvers().contains(tag);
}

literal resolve(const json& value, const match_context& context) {
    if (value.is_object()) {
        const auto resolver = resolvers().find(tag_of(value));
        if (resolver != resolvers().end()) return resolver->second(value, context);
        return missing(describe(value) + " is no value");
    }
    if (!value.is_array()) return found(value);
    json elements = json::array();
    for (const json& element : value) {
        literal one = resolve(element, context);
        if (!one.value) return one;
        elements.push_back(std::move(*one.value));
    }
    return found(std::move(elements));
}

} // namespace sockmatrix
