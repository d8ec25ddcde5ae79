#include "match/values.hpp"

#include "model/failure.hpp"
#include "model/limits.hpp"

#include <algorithm>
#include <limits>

namespace sockmatrix {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

/// The octets of {"fill": n, "seed": s}, one after the other.
class generator {
public:
    explicit generator(std::uint32_t seed) : x_(seed) {}
    unsigned char next() {
        x_ = (x_ * 1103515245 + 12345) & 0x7fffffff;
        return static_cast<unsigned char>(x_ >> 16 & 0xff);
    }

private:
    std::uint64_t x_;
};

class hash_value {
public:
    void add(unsigned char octet) { value_ = (value_ ^ octet) * 0x100000001b3; }
    std::string text() const {
        std::string out(16, '0');
        std::uint64_t rest = value_;
        for (auto digit = out.rbegin(); digit != out.rend(); ++digit, rest >>= 4)
            *digit = hex_digits[rest & 15];
        return out;
    }

private:
    std::uint64_t value_ = 0xcbf29ce484222325;
};

struct member_place {
    std::size_t offset;
    std::size_t size;
};

[[noreturn]] void refuse(const std::string& text) {
    throw failure(exit_code::invalid, text);
}

[[noreturn]] void refuse_past_end(const std::string& structure, const std::string& member) {
    refuse("the target's layout of struct " + structure + " has " + member + " past its end");
}

const json& layout_of(const json& facts, std::string_view structure) {
    const auto layouts = facts.find("layouts");
    if (layouts != facts.end() && layouts->is_object()) {
        const auto found = layouts->find(structure);
        if (found != layouts->end() && found->is_object()) return *found;
    }
    refuse("the target gives no layout of struct " + std::string(structure));
}

member_place place_of(const json& layout, std::string_view structure, std::string_view member) {
    const auto found = layout.find(member);
    const bool usable = found != layout.end() && found->is_array() && found->size() == 2 &&
                        found->at(0).is_number_unsigned() && found->at(1).is_number_unsigned();
    if (!usable)
        refuse("struct " + std::string(structure) + " of the target has no member " +
               std::string(member));
    return {found->at(0).get<std::size_t>(), found->at(1).get<std::size_t>()};
}

bool is_big_endian(const json& facts) {
    const auto found = facts.find("endian");
    if (found == facts.end() || (*found != "little" && *found != "big"))
        refuse("the target does not say its byte order (fact \"endian\")");
    return *found == "big";
}

bool fits(std::int64_t value, std::size_t size) {
    if (size >= 8) return true;
    const std::int64_t half = std::int64_t{1} << (size * 8 - 1);
    return value >= -half && value < 2 * half;
}

std::string member_octets(const json& facts, const json& value, std::size_t size,
                          const std::string& name) {
    if (value.is_number_integer()) return pack_integer(facts, value.get<std::int64_t>(), size);
    std::optional<std::string> octets;
    if (value.is_object() && value.contains("bytes") && value["bytes"].is_string())
        octets = from_hex(value["bytes"].get_ref<const std::string&>());
    if (!octets) refuse("pack: " + name + " must be an integer or octets");
    if (octets->size() != size)
        refuse("pack: " + name + " has " + std::to_string(size) + " octets, not " +
               std::to_string(octets->size()));
    return *octets;
}

int digit_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
    return -1;
}

} // namespace

std::string pack_struct(const json& facts, const json& value) {
    if (!value.is_object() || !value.contains("pack") || !value["pack"].is_string())
        refuse("pack: the name of a struct is missing");
    const auto& structure = value["pack"].get_ref<const std::string&>();
    const json& layout = layout_of(facts, structure);
    const auto size = layout.find("size");
    if (size == layout.end() || !size->is_number_unsigned())
        refuse("the target gives no size of struct " + structure);
    if (*size > limits::value_octets)
        refuse("the target gives struct " + structure + " more than " +
               std::to_string(limits::value_octets) + " octets, which is the limit");
    std::string octets(size->get<std::size_t>(), '\0');
    for (const auto& [name, content] : value.items()) {
        if (name == "pack") continue;
        const member_place place = place_of(layout, structure, name);
        const std::string packed = member_octets(facts, content, place.size, name);
        if (place.offset > octets.size() || place.size > octets.size() - place.offset)
            refuse_past_end(structure, name);
        octets.replace(place.offset, place.size, packed);
    }
    return octets;
}

std::optional<std::int64_t> unpack_member(const json& facts, std::string_view structure,
                                          std::string_view member, std::string_view octets) {
    const member_place place = place_of(layout_of(facts, structure), structure, member);
    const bool inside = place.offset <= octets.size() && place.size <= octets.size() - place.offset;
    if (!inside || place.size == 0 || place.size > 8) return std::nullopt;
    return unpack_integer(facts, octets.substr(place.offset, place.size));
}

std::string pack_integer(const json& facts, std::int64_t value, std::size_t size) {
    if (size == 0 || size > 8) refuse("an integer has 1 to 8 octets, not " + std::to_string(size));
    if (!fits(value, size))
        refuse(std::to_string(value) + " does not fit into " + std::to_string(size) + " octets");
    std::string octets;
    auto rest = static_cast<std::uint64_t>(value);
    for (std::size_t i = 0; i < size; ++i, rest >>= 8)
        octets.push_back(static_cast<char>(rest & 0xff));
    if (is_big_endian(facts)) std::reverse(octets.begin(), octets.end());
    return octets;
}

std::int64_t unpack_integer(const json& facts, std::string_view octets) {
    if (octets.empty() || octets.size() > 8)
        refuse("an integer has 1 to 8 octets, not " + std::to_string(octets.size()));
    std::string ordered(octets);
    if (!is_big_endian(facts)) std::reverse(ordered.begin(), ordered.end());
    std::uint64_t value = 0;
    for (const char octet : ordered)
        value = value << 8 | static_cast<unsigned char>(octet);
    if (octets.size() < 4) return static_cast<std::int64_t>(value);
    const auto unused = static_cast<unsigned>(64 - octets.size() * 8);
    return static_cast<std::int64_t>(value << unused) >> unused;
}

std::int64_t sum_of(std::int64_t one, std::int64_t other) noexcept {
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    if (other > 0 && one > most - other) return most;
    if (other < 0 && one < least - other) return least;
    return one + other;
}

std::optional<std::string> repeated_text(const std::string& text, std::uint64_t times) {
    if (text.empty() || times == 0) return "";
    if (times > limits::value_octets / text.size()) return std::nullopt;
    std::string out;
    out.reserve(text.size() * static_cast<std::size_t>(times));
    for (; times > 0; --times)
        out += text;
    return out;
}

std::string to_hex(std::string_view octets) {
    std::string text;
    text.reserve(octets.size() * 2);
    for (const char octet : octets) {
        const auto value = static_cast<unsigned char>(octet);
        text.push_back(hex_digits[value >> 4]);
        text.push_back(hex_digits[value & 15]);
    }
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string octets;
    octets.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digit_value(text[i]);
        const int low = digit_value(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        octets.push_back(static_cast<char>(high * 16 + low));
    }
    return octets;
}

std::string generated_octets(std::uint64_t size, std::uint32_t seed) {
    std::string octets(size, '\0');
    generator from(seed);
    for (char& octet : octets)
        octet = static_cast<char>(from.next());
    return octets;
}

std::string digest_of(std::string_view octets) {
    hash_value hash;
    for (const char octet : octets)
        hash.add(static_cast<unsigned char>(octet));
    return hash.text();
}

std::string generated_digest(std::uint64_t size, std::uint32_t seed) {
    hash_value hash;
    generator from(seed);
    for (std::uint64_t i = 0; i < size; ++i)
        hash.add(from.next());
    return hash.text();
}

} // namespace sockmatrix
