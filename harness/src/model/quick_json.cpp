#include "model/quick_json.hpp"

#include <cstring>
#include <simdjson.h>
#include <vector>

namespace sockmatrix {
namespace {

namespace dom = simdjson::dom;

/// A parser with its memory, for the texts that a thread reads one after the other.
class text_parser {
public:
    /// Valid until the next call; nothing if it is no JSON.
    std::optional<dom::element> parse(std::string_view text) {
        if (octets_.size() < text.size() + simdjson::SIMDJSON_PADDING)
            octets_.resize(text.size() * 2 + simdjson::SIMDJSON_PADDING);
        std::memcpy(octets_.data(), text.data(), text.size());
        dom::element root;
        if (parser_.parse(octets_.data(), text.size(), false).get(root) != simdjson::SUCCESS)
            return std::nullopt;
        return root;
    }

private:
    std::vector<char> octets_;
    dom::parser parser_;
};

std::optional<dom::element> parsed(std::string_view text) {
    thread_local text_parser parser;
    return parser.parse(text);
}

/// Makes a json of what simdjson read.
class json_builder {
public:
    explicit json_builder(const json_bounds& bounds) : bounds_(bounds) {}

    /// False past the bounds and for a key that is there twice.
    bool build(dom::element from, json& to, std::size_t depth = 0) {
        if (++values > bounds_.values) return false;
        switch (from.type()) {
        case dom::element_type::OBJECT:
            return depth < bounds_.depth && members(dom::object(from), to, depth + 1);
        case dom::element_type::ARRAY:
            return depth < bounds_.depth && elements(dom::array(from), to, depth + 1);
        case dom::element_type::STRING:
            to = std::string(std::string_view(from));
            return true;
        case dom::element_type::INT64:
            to = number(std::int64_t(from));
            return true;
        case dom::element_type::UINT64:
            to = std::uint64_t(from);
            return true;
        case dom::element_type::DOUBLE:
            to = double(from);
            return true;
        case dom::element_type::BOOL:
            to = bool(from);
            return true;
        case dom::element_type::NULL_VALUE:
            to = nullptr;
            return true;
        }
        return false;
    }

    std::size_t values = 0;

private:
    /// The strict reader keeps what has no sign as unsigned.
    static json number(std::int64_t value) {
        if (value >= 0) return static_cast<std::uint64_t>(value);
        return value;
    }
    bool members(dom::object from, json& to, std::size_t depth) {
        to = json::object();
        auto& members = *to.get_ptr<json::object_t*>();
        for (const auto [key, value] : from) {
            const std::size_t before = members.size();
            const auto place = members.emplace_hint(members.end(), std::string(key), json());
            if (members.size() == before || !build(value, place->second, depth)) return false;
        }
        return true;
    }
    bool elements(dom::array from, json& to, std::size_t depth) {
        to = json::array();
        auto& elements = *to.get_ptr<json::array_t*>();
        elements.reserve(from.size());
        for (const dom::element value : from)
            if (!build(value, elements.emplace_back(), depth)) return false;
        return true;
    }

    const json_bounds& bounds_;
};

/// Counts values where each object's keys rise, as the harness writes them: then none is there
/// twice.
class value_counter {
public:
    bool count(dom::element from, std::size_t depth = 0) {
        constexpr std::size_t usual_depth = 16;
        ++values;
        if (depth == usual_depth) return false;
        if (from.is_array()) {
            for (const dom::element one : dom::array(from))
                if (!count(one, depth + 1)) return false;
            return true;
        }
        return !from.is_object() || count_members(dom::object(from), depth + 1);
    }

    std::size_t values = 0;

private:
    bool count_members(dom::object from, std::size_t depth) {
        std::string_view before;
        bool first = true;
        for (const auto [key, value] : from) {
            if ((!first && key <= before) || !count(value, depth)) return false;
            before = key;
            first = false;
        }
        return true;
    }
};

bool are_numbers(dom::element from) {
    if (!from.is_object()) return false;
    for (const auto [key, value] : dom::object(from))
        if (!value.is_number()) return false;
    return true;
}

} // namespace

std::optional<quick_reading> read_quickly(std::string_view text, const json_bounds& bounds) {
    const auto root = parsed(text);
    if (!root) return std::nullopt;
    quick_reading out;
    json_builder builder(bounds);
    if (!builder.build(*root, out.value)) return std::nullopt;
    out.values = builder.values;
    return out;
}

std::optional<std::size_t> count_env(std::string_view text) {
    const auto root = parsed(text);
    value_counter counter;
    if (!root || !root->is_object() || !counter.count(*root)) return std::nullopt;
    for (const auto [key, value] : dom::object(*root)) {
        if (key == "us" ? !are_numbers(value)
                        : (key == "values" || key == "fixtures") && !value.is_object())
            return std::nullopt;
    }
    return counter.values;
}

} // namespace sockmatrix
