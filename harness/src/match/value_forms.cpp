#include "match/compare.hpp"
#include "match/forms.hpp"
#include "match/values.hpp"
#include "model/limits.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

/// The structs of docs/protocol.md and their members.
const std::map<std::string_view, name_list>& structs() {
    static const std::map<std::string_view, name_list> all = {
        {"linger", {"l_onoff", "l_linger"}},
        {"timeval", {"tv_sec", "tv_usec"}},
        {"in_addr", {"s_addr"}},
        {"ip_mreq", {"imr_multiaddr", "imr_interface"}},
        {"ipv6_mreq", {"ipv6mr_multiaddr", "ipv6mr_interface"}},
    };
    return all;
}

/// A name, and perhaps a JSON pointer from its first slash on.
std::string path_problem(const json& path, const std::string& at) {
    if (!is_name(path)) return told(at, "must be a name");
    const auto& text = path.get_ref<const std::string&>();
    const std::size_t slash = text.find('/');
    try {
        const json::json_pointer pointer(slash == std::string::npos ? "" : text.substr(slash));
    } catch (const json::exception& why) {
        return told(at, why.what());
    }
    return {};
}

std::string constant(const json& object, const std::string& at) {
    return is_name(object["const"]) ? "" : names_problem(object["const"], at + "/const");
}

std::string reference(const json& object, const std::string& at) {
    return path_problem(object["ref"], at + "/ref");
}

std::string fixture(const json& object, const std::string& at) {
    return path_problem(object["fixture"], at + "/fixture");
}

std::string bytes(const json& object, const std::string& at) {
    const json& hex = object["bytes"];
    if (hex.is_string() && from_hex(hex.get_ref<const std::string&>())) return {};
    return told(at + "/bytes", "must be octets in hexadecimal, two digits each");
}

std::string octets(const json& object, const std::string& at) {
    return object["octets"].is_string() ? "" : told(at + "/octets", "must be a text");
}

std::string concat(const json& object, const std::string& at) {
    const json& parts = object["concat"];
    if (!parts.is_array() || parts.empty())
        return told(at + "/concat", "must be an array of values");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::string why = value_problem_at(parts[i], at + "/concat/" + std::to_string(i));
        if (!why.empty()) return why;
    }
    return {};
}

std::string repeat(const json& object, const std::string& at) {
    if (!object["repeat"].is_string()) return told(at + "/repeat", "must be a text");
    const auto times = object.find("times");
    if (times == object.end() || (!times->is_number_unsigned() && !times->is_object()))
        return told(at + "/times", "must be a count");
    const std::size_t size = object["repeat"].get_ref<const std::string&>().size();
    if (times->is_number_unsigned() && size != 0 &&
        times->get<std::uint64_t>() > limits::value_octets / size)
        return told(at + "/times", "makes a text of more than " +
                                       std::to_string(limits::value_octets) +
                                       " octets, which is the limit");
    return value_problem_at(*times, at + "/times");
}

std::string fact(const json& object, const std::string& at) {
    const auto plus = object.find("plus");
    if (plus != object.end() && !plus->is_number_integer())
        return told(at + "/plus", "must be an integer");
    return is_name(object["fact"]) ? "" : told(at + "/fact", "must be the name of a fact");
}

std::string pack(const json& object, const std::string& at) {
    return struct_problem(object, "pack", value_problem_at, at);
}

std::string integer(const json& object, const std::string& at) {
    const auto size = object.find("size");
    if (size != object.end() && *size != 1 && *size != 2 && *size != 4 && *size != 8)
        return told(at + "/size", "must be 1, 2, 4 or 8");
    return matcher_problem_at(object["int"], at + "/int");
}

std::string fill(const json& object, const std::string& at) {
    const auto seed = object.find("seed");
    if (seed == object.end() || !seed->is_number_unsigned() || *seed > 0x7fffffff)
        return told(at + "/seed", "must be an integer from 0 to 2147483647");
    if (!object["fill"].is_number_unsigned()) return told(at + "/fill", "must be a size");
    if (object["fill"].get<std::uint64_t>() <= limits::fill_octets) return {};
    return told(at + "/fill", "is more than " + std::to_string(limits::fill_octets) +
                                  " octets, which is the limit");
}

std::string big_integer(const json& object, const std::string& at) {
    const json& text = object["integer"];
    if (text.is_string() && integer_digits(text.get_ref<const std::string&>())) return {};
    return told(at + "/integer", "must be a text of decimal digits");
}

std::string special_float(const json& object, const std::string& at) {
    static const name_list floats = {"nan", "inf", "-inf"};
    if (is_one_of(object["float"], floats)) return {};
    return told(at + "/float", "must be one of " + listed(floats));
}

std::string undefined(const json& object, const std::string& at) {
    return object["undefined"] == true ? "" : told(at + "/undefined", "must be true");
}

} // namespace

const form_table& value_forms() {
    static const form_table table = {
        {"bytes", {bytes}},
        {"octets", {octets}},
        {"const", {constant}},
        {"ref", {reference}},
        {"fixture", {fixture}},
        {"concat", {concat}},
        {"repeat", {repeat, {"times"}}},
        {"fact", {fact, {"plus"}}},
        {"pack", {pack, {}, true}},
        {"int", {integer, {"size"}}},
        {"fill", {fill, {"seed"}}},
        {"integer", {big_integer}},
        {"float", {special_float}},
        {"undefined", {undefined}},
    };
    return table;
}

std::string names_problem(const json& list, const std::string& at) {
    const bool usable =
        list.is_array() && !list.empty() && std::all_of(list.begin(), list.end(), is_name);
    return usable ? "" : told(at, "must be a list of constants");
}

std::string struct_problem(const json& object, const std::string& tag, form_check content_problem,
                           const std::string& at) {
    const json& name = object[tag];
    const auto known =
        is_name(name) ? structs().find(name.get_ref<const std::string&>()) : structs().end();
    if (known == structs().end()) return told(at + "/" + tag, "names no struct");
    for (const auto& [key, content] : object.items()) {
        if (key == tag) continue;
        if (!is_one_of(key, known->second))
            return told(below(at, key), "is no member of the struct: " + listed(known->second));
        std::string why = content_problem(content, below(at, key));
        if (!why.empty()) return why;
    }
    return {};
}

} // namespace sockmatrix
