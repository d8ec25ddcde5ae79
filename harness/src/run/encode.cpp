#include "run/encode.hpp"

#include "match/values.hpp"
#include "model/json_place.hpp"
#include "model/limits.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

json octets(const std::string& content) {
    return {{"bytes", to_hex(content)}};
}

json reference(const std::string& path, const value_sources& from) {
    const std::size_t slash = path.find('/');
    const std::string name = path.substr(0, slash);
    const auto step = from.results.find(name);
    const bool returned =
        step != from.results.end() && step->second.is_object() && step->second.contains("returns");
    if (!returned) throw no_value("step " + name + " returned nothing");
    const json& value = step->second.at("returns");
    if (slash == std::string::npos) return value;
    if (const json* there = find_at(value, std::string_view(path).substr(slash))) return *there;
    throw no_value("the result of " + name + " has no " + path.substr(slash));
}

json fixture(const std::string& path, value_sources& from) {
    auto found = from.fixtures.find(path);
    if (!found) throw no_value("there is no fixture " + path);
    return std::move(*found);
}

std::string octets_limit() {
    return std::to_string(limits::value_octets) + " octets, which is the limit";
}

json joined(const json& parts, value_sources& from) {
    std::string content;
    bool text = true;
    for (const json& part : parts) {
        const json one = wire_value(part, from);
        const bool is_text = one.is_string();
        const auto bytes = one.is_object() && one.contains("bytes")
                               ? from_hex(one["bytes"].get<std::string>())
                               : std::nullopt;
        if (!is_text && !bytes) throw no_value("concat joins texts and octets only");
        content += is_text ? one.get_ref<const std::string&>() : *bytes;
        if (content.size() > limits::value_octets)
            throw no_value("concat makes more than " + octets_limit());
        text = text && is_text;
    }
    return text ? json(content) : octets(content);
}

json repeated(const json& value, value_sources& from) {
    const json times = wire_value(value["times"], from);
    if (!times.is_number_integer() || times < 0) throw no_value("times is no count");
    auto content =
        repeated_text(value["repeat"].get_ref<const std::string&>(), times.get<std::uint64_t>());
    if (!content) throw no_value("repeat makes more than " + octets_limit());
    return std::move(*content);
}

json fact(const json& value, const value_sources& from) {
    const std::string name = value["fact"].get<std::string>();
    const auto found = from.facts.find(name);
    if (found == from.facts.end()) throw no_value("the adapter gives no fact " + name);
    if (!value.contains("plus")) return *found;
    if (!found->is_number_integer()) throw no_value("the fact " + name + " is no number");
    return sum_of(found->get<std::int64_t>(), value["plus"].get<std::int64_t>());
}

json packed(json value, value_sources& from) {
    for (auto& [name, content] : value.items())
        if (name != "pack") content = wire_value(content, from);
    return octets(pack_struct(from.facts, value));
}

json packed_integer(const json& value, value_sources& from) {
    const json number = wire_value(value["int"], from);
    if (!number.is_number_integer()) throw no_value("int is no integer");
    return octets(
        pack_integer(from.facts, number.get<std::int64_t>(), value.value("size", std::size_t{4})));
}

json tagged(const json& value, value_sources& from) {
    if (value.contains("ref")) return reference(value["ref"].get<std::string>(), from);
    if (value.contains("fixture")) return fixture(value["fixture"].get<std::string>(), from);
    if (value.contains("octets")) return octets(value["octets"].get<std::string>());
    if (value.contains("concat")) return joined(value["concat"], from);
    if (value.contains("repeat")) return repeated(value, from);
    if (value.contains("fact")) return fact(value, from);
    if (value.contains("pack")) return packed(value, from);
    if (value.contains("int")) return packed_integer(value, from);
    return value; // bytes, const, fill, float, integer: the adapter knows them
}

/// Whether a value stands for itself, so that it need not be copied.
bool is_plain(const json& value) {
    if (value.is_array()) return std::all_of(value.begin(), value.end(), is_plain);
    if (!value.is_object()) return true;
    return value.size() == 1 && (value.contains("const") || value.contains("bytes"));
}

std::string text_of(const json& value, value_sources& from) {
    return is_plain(value) ? value.dump() : wire_value(value, from).dump();
}

} // namespace

json wire_value(const json& value, value_sources& from) {
    if (value.is_object()) return tagged(value, from);
    if (!value.is_array()) return value;
    json out = json::array();
    for (const json& element : value)
        out.push_back(wire_value(element, from));
    return out;
}

std::string call_params(const step& what, value_sources& from) {
    std::string out = R"({"call":)" + json(what.call).dump();
    out += R"(,"args":)" + text_of(what.args, from);
    if (!what.kwargs.empty()) {
        json members = json::object();
        for (const auto& [name, value] : what.kwargs.items())
            members[name] = wire_value(value, from);
        out += R"(,"kwargs":)" + members.dump();
    }
    if (what.timed) out += R"(,"timed":true)";
    if (what.background) out += R"(,"background":true)";
    out += '}';
    return out;
}

} // namespace sockmatrix
