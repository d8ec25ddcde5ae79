// The keys of JSON objects: which there are, which must be there, and what they hold.
#pragma once

#include "load/faults.hpp"
#include "load/json_reader.hpp"
#include "model/enum_names.hpp"

#include <string_view>
#include <vector>

namespace sockmatrix {

enum class content { any, text, texts, object, array, boolean, seconds };

struct key_shape {
    std::string_view name;
    content holds = content::any;
    bool required = false;
};

/// What an object of one kind looks like. `what` is said in messages: "a step".
struct object_shape {
    std::string_view what;
    std::vector<key_shape> keys;
};

/// Adds what is wrong with the keys of `value`; true if nothing is. "$schema" is allowed nowhere
/// but where it is listed.
template <class Json>
bool has_shape(const Json& value, const object_shape& shape, const place& at, fault_list& faults);

extern template bool has_shape(const json&, const object_shape&, const place&, fault_list&);
extern template bool has_shape(const ordered_json&, const object_shape&, const place&, fault_list&);

/// The value of an enumeration that has a name; the first, after a fault was added, if none has.
template <class Enum, std::size_t size>
Enum known_value(const std::array<std::string_view, size>& names, const std::string& text,
                 const place& at, fault_list& faults) {
    if (const auto value = value_named<Enum>(names, text)) return *value;
    faults.add(at, "\"" + text + "\" is unknown; there are " + joined(names));
    return Enum{};
}

/// The texts of an array; empty if the key is missing. The shape was checked.
template <class Json>
std::vector<std::string> texts_of(const Json& object, std::string_view key) {
    const auto found = object.find(key);
    return found == object.end() ? std::vector<std::string>{}
                                 : found->template get<std::vector<std::string>>();
}

template <class Json>
std::string text_of(const Json& object, std::string_view key) {
    const auto found = object.find(key);
    return found == object.end() ? std::string() : found->template get<std::string>();
}

} // namespace sockmatrix
