#include "match/case_values.hpp"

#include "match/compare.hpp"
#include "match/literals.hpp"
#include "match/values.hpp"
#include "model/json_place.hpp"
#include "model/limits.hpp"

#include <map>

namespace sockmatrix {
namespace {

using resolver = literal (*)(const json& value, value_source& from);

literal found(json value) {
    return {std::move(value), {}};
}
literal missing(std::string why) {
    return {std::nullopt, std::move(why)};
}
literal octets(const std::string& content) {
    return found({{"bytes", to_hex(content)}});
}

const json& facts_of(value_source& from) {
    static const json none = json::object();
    const json* facts = from.facts();
    return facts ? *facts : none;
}

std::string octets_limit() {
    return std::to_string(limits::value_octets) + " octets, which is the limit";
}

literal as_is(const json& value, value_source&) {
    return found(value);
}

literal asked(const json& value, value_source& from) {
    return from.other(value);
}

literal from_text(const json& value, value_source&) {
    return octets(value["octets"].get_ref<const std::string&>());
}

literal reference(const json& value, value_source& from) {
    const auto& path = value["ref"].get_ref<const std::string&>();
    const std::size_t slash = path.find('/');
    const std::string name = path.substr(0, slash);
    const json* returned = from.returned(name);
    if (!returned) return missing("step " + name + " returned nothing");
    if (slash == std::string::npos) return found(*returned);
    if (const json* there = find_at(*returned, std::string_view(path).substr(slash)))
        return found(*there);
    return missing("what step " + name + " returned has no " + path.substr(slash));
}

literal fixture(const json& value, value_source& from) {
    const auto& path = value["fixture"].get_ref<const std::string&>();
    if (auto used = from.fixture(path)) return found(std::move(*used));
    return missing("there is no fixture " + path);
}

literal joined(const json& value, value_source& from) {
    std::string content;
    bool all_text = true;
    for (const json& part : value["concat"]) {
        literal one = resolve(part, from);
        if (!one.value) return one;
        const bool is_text = one.value->is_string();
        const auto part_octets =
            is_text ? std::optional(one.value->get<std::string>()) : octets_of(*one.value);
        if (!part_octets)
            return missing("concat joins texts and octets, not " + describe(*one.value));
        content += *part_octets;
        all_text = all_text && is_text;
        if (content.size() > limits::value_octets)
            return missing("concat makes more than " + octets_limit());
    }
    return all_text ? found(content) : octets(content);
}

literal repeated(const json& value, value_source& from) {
    literal times = resolve(value["times"], from);
    if (!times.value) return times;
    if (!times.value->is_number_integer() || *times.value < 0)
        return missing("times is " + describe(*times.value) + ", not a count");
    auto text = repeated_text(value["repeat"].get_ref<const std::string&>(),
                              times.value->get<std::uint64_t>());
    if (!text) return missing("repeat makes a text of more than " + octets_limit());
    return found(std::move(*text));
}

literal fact(const json& value, value_source& from) {
    const auto& name = value["fact"].get_ref<const std::string&>();
    const json* content = find_in(&facts_of(from), name);
    if (!content) return missing("the target does not say its " + name);
    const auto plus = value.find("plus");
    if (plus == value.end()) return found(*content);
    if (!content->is_number_integer()) return missing("the fact " + name + " is not a number");
    return found(sum_of(content->get<std::int64_t>(), plus->get<std::int64_t>()));
}

literal packed(const json& value, value_source& from) {
    json members = value;
    for (auto& [name, content] : members.items()) {
        if (name == "pack") continue;
        literal one = resolve(content, from);
        if (!one.value) return one;
        content = std::move(*one.value);
    }
    return octets(pack_struct(facts_of(from), members));
}

literal packed_integer(const json& value, value_source& from) {
    literal content = resolve(value["int"], from);
    if (!content.value) return content;
    const auto size = value.contains("size") ? std::optional(value["size"].get<std::size_t>())
                                             : from.usual_size();
    if (!content.value->is_number_integer() || !size)
        return missing(describe(value) + " stands for no octets");
    return octets(pack_integer(facts_of(from), content.value->get<std::int64_t>(), *size));
}

const std::map<std::string_view, resolver>& resolvers() {
    static const std::map<std::string_view, resolver> table = {
        {"bytes", as_is},        {"integer", as_is},   {"float", as_is},     {"octets", from_text},
        {"const", asked},        {"ref", reference},   {"fixture", fixture}, {"concat", joined},
        {"repeat", repeated},    {"fact", fact},       {"pack", packed},     {"fill", asked},
        {"int", packed_integer}, {"undefined", as_is},
    };
    return table;
}

} // namespace

bool is_value_tag(std::string_view tag) {
    return resolvers().contains(tag);
}

literal resolve(const json& value, value_source& from) {
    if (value.is_object()) {
        const auto resolver = resolvers().find(tag_of(value));
        return resolver == resolvers().end() ? from.other(value) : resolver->second(value, from);
    }
    if (!value.is_array()) return found(value);
    json elements = json::array();
    for (const json& element : value) {
        literal one = resolve(element, from);
        if (!one.value) return one;
        elements.push_back(std::move(*one.value));
    }
    return found(std::move(elements));
}

} // namespace sockmatrix
