#include "mutate/values.hpp"

#include <string>
#include <utility>

namespace sockmatrix {
namespace {

/// The text under the only tag of a value, or under "digest"; null if it has none.
const std::string* tagged(const json& value, const char* tag) {
    if (!value.is_object()) return nullptr;
    const auto found = value.find(tag);
    return found != value.end() && found->is_string() ? found->get_ptr<const json::string_t*>()
                                                      : nullptr;
}

json octets(std::string hex) {
    return {{"bytes", std::move(hex)}};
}

std::string other_text(std::string text) {
    if (text.empty()) return "x";
    char& last = text.back();
    if (static_cast<unsigned char>(last) >= 0x80) return text + "x";
    last = last == '1' ? '2' : last >= '0' && last <= '9' ? '1' : last == 'x' ? 'y' : 'x';
    return text;
}

char other_digit(char digit) {
    return digit == '0' ? '1' : '0';
}

json other_octets(std::string hex) {
    if (hex.empty()) return octets("00");
    hex[1] = other_digit(hex[1]);
    return octets(std::move(hex));
}

std::optional<json> other_object(const json& value) {
    if (const std::string* hex = tagged(value, "bytes")) return other_octets(*hex);
    if (const std::string* sum = tagged(value, "digest")) {
        json out = value;
        out["digest"] = other_digit(sum->front()) + sum->substr(1);
        return out;
    }
    if (tagged(value, "integer")) return json{{"integer", "7"}};
    if (tagged(value, "float")) return json(1.5);
    const auto handle = value.find("socket");
    // No handle that was never given out: the answer would be a fault of the protocol.
    if (handle != value.end() && *handle > 1) return json{{"socket", 1}};
    return std::nullopt;
}

} // namespace

std::optional<json> wrong_value(const json& value) {
    if (value.is_null()) return json(2.5);
    if (value.is_boolean()) return json(!value.get<bool>());
    if (value.is_number_float()) return json(value.get<double>() + 1.5);
    if (value.is_number_integer()) return json(value.get<std::int64_t>() ^ 64);
    if (value.is_string()) return json(other_text(value.get<std::string>()));
    if (value.is_object()) return other_object(value);
    if (value.empty()) return std::nullopt;
    json out = value;
    std::optional<json> first = wrong_value(value.front());
    if (!first) return std::nullopt;
    out.front() = std::move(*first);
    return out;
}

std::optional<json> off_by_one(const json& value) {
    if (value.is_number_integer()) return json(value.get<std::int64_t>() + 1);
    if (const std::string* hex = tagged(value, "bytes"); hex && !hex->empty())
        return octets(hex->substr(0, hex->size() - 2));
    if (!tagged(value, "digest")) return std::nullopt;
    json out = value;
    out["size"] = value["size"].get<std::uint64_t>() - 1;
    return out;
}

std::optional<json> wrong_order(const json& value) {
    json out = value;
    if (value.is_array() && value.size() > 1) {
        std::swap(out[0], out[1]);
    } else if (const std::string* hex = tagged(value, "bytes")) {
        std::string turned;
        for (std::size_t at = hex->size(); at > 0; at -= 2)
            turned += hex->substr(at - 2, 2);
        out = octets(std::move(turned));
    }
    return out == value ? std::nullopt : std::optional(std::move(out));
}

std::optional<json> lost_element(const json& value) {
    if (!value.is_array() || value.empty()) return std::nullopt;
    json out = value;
    out.erase(out.size() - 1);
    return out;
}

std::optional<json> doubled_element(const json& value) {
    if (!value.is_array() || value.empty()) return std::nullopt;
    json out = value;
    out.push_back(value.back());
    return out;
}

} // namespace sockmatrix
