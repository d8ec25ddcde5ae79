#include "load/shape.hpp"

#include "model/limits.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

template <class Json>
bool is_texts(const Json& value) {
    return value.is_array() &&
           std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); });
}

template <class Json>
bool fits(const Json& value, content holds) {
    switch (holds) {
    case content::any:
        return true;
    case content::text:
        return value.is_string();
    case content::texts:
        return is_texts(value);
    case content::object:
        return value.is_object();
    case content::array:
        return value.is_array();
    case content::boolean:
        return value.is_boolean();
    case content::seconds:
        break;
    }
    return value.is_number() && value.template get<double>() > 0 &&
           value.template get<double>() <= limits::seconds;
}

std::string_view name_of(content holds) {
    switch (holds) {
    case content::any:
        return "anything";
    case content::text:
        return "a text";
    case content::texts:
        return "an array of texts";
    case content::object:
        return "an object";
    case content::array:
        return "an array";
    case content::boolean:
        return "true or false";
    case content::seconds:
        break;
    }
    return "a number above 0 and at most 86400";
}

std::string all_keys(const object_shape& shape) {
    std::vector<std::string_view> names;
    for (const key_shape& key : shape.keys)
        names.push_back(key.name);
    return joined(names);
}

} // namespace

template <class Json>
bool has_shape(const Json& value, const object_shape& shape, const place& at, fault_list& faults) {
    const std::size_t before = faults.added();
    if (!value.is_object()) {
        faults.add(at, "is not an object; " + std::string(shape.what) + " has the keys " +
                           all_keys(shape));
        return false;
    }
    for (const auto& [name, unused] : value.items()) {
        const auto is_named = [&name = name](const key_shape& key) { return key.name == name; };
        if (std::none_of(shape.keys.begin(), shape.keys.end(), is_named))
            faults.add(at, "unknown key \"" + name + "\"; " + std::string(shape.what) +
                               " has the keys " + all_keys(shape));
    }
    for (const key_shape& key : shape.keys) {
        const auto found = value.find(key.name);
        if (found == value.end() && key.required)
            faults.add(at, "key \"" + std::string(key.name) + "\" is missing; " +
                               std::string(shape.what) + " needs it");
        else if (found != value.end() && !fits(*found, key.holds))
            faults.add(at / key.name, "is not " + std::string(name_of(key.holds)));
    }
    return faults.added() == before;
}

template bool has_shape(const json&, const object_shape&, const place&, fault_list&);
template bool has_shape(const ordered_json&, const object_shape&, const place&, fault_list&);

} // namespace sockmatrix
