#include "values.hpp"

#include "faults.hpp"
#include "refsock/constants.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace adapter {
namespace {

constexpr std::size_t longest_fill = std::size_t{256} << 20;
constexpr std::int64_t largest_exact = std::int64_t{1} << 53;

[[noreturn]] void bad_value(const std::string& why) {
    throw request_fault(fault_code::bad_params, why);
}

[[noreturn]] void not_that(const json& value, std::string_view needed) {
    throw inexpressible(std::string(needed) + " is needed, not " + std::string(kind_of(value)));
}

const json* member(const json& value, const char* name) {
    if (!value.is_object()) return nullptr;
    const auto found = value.find(name);
    return found == value.end() ? nullptr : &*found;
}

std::int64_t constant_number(const json& name) {
    if (name.is_number_integer()) return integer_of(name);
    if (!name.is_string()) bad_value("a constant is named by text");
    const auto& text = name.get_ref<const std::string&>();
    const auto number = refsock::constant(text);
    if (!number) bad_value("the constant " + text + " is not defined here");
    return *number;
}

std::int64_t constant_of(const json& names) {
    if (!names.is_array()) return constant_number(names);
    std::int64_t sum = 0;
    for (const json& name : names)
        sum |= constant_number(name);
    return sum;
}

std::int64_t tagged_integer(const json& digits) {
    if (!digits.is_string()) bad_value("a tagged integer is text");
    const auto& text = digits.get_ref<const std::string&>();
    std::int64_t number = 0;
    const auto end = text.data() + text.size();
    const auto [stop, fault] = std::from_chars(text.data(), end, number);
    if (stop != end || fault == std::errc::invalid_argument)
        bad_value("a tagged integer is a decimal number");
    if (fault == std::errc::result_out_of_range)
        throw inexpressible("an integer of at most 64 bits with sign is needed");
    return number;
}

double tagged_float(const json& name) {
    if (name == "nan") return std::numeric_limits<double>::quiet_NaN();
    if (name == "inf") return std::numeric_limits<double>::infinity();
    if (name == "-inf") return -std::numeric_limits<double>::infinity();
    bad_value("a tagged float is nan, inf or -inf");
}

unsigned nibble(char digit) {
    if (digit >= '0' && digit <= '9') return static_cast<unsigned>(digit - '0');
    if (digit >= 'a' && digit <= 'f') return static_cast<unsigned>(digit - 'a' + 10);
    bad_value("bytes are lower-case hexadecimal digits");
}

std::vector<std::byte> from_hexadecimal(const json& value) {
    if (!value.is_string()) bad_value("bytes are text");
    const auto& digits = value.get_ref<const std::string&>();
    if (digits.size() % 2 != 0) bad_value("bytes are pairs of hexadecimal digits");
    std::vector<std::byte> octets(digits.size() / 2);
    for (std::size_t i = 0; i < octets.size(); ++i)
        octets[i] = std::byte(nibble(digits[2 * i]) << 4 | nibble(digits[2 * i + 1]));
    return octets;
}

std::string to_hexadecimal(std::span<const std::byte> octets) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(octets.size() * 2, '0');
    for (std::size_t i = 0; i < octets.size(); ++i) {
        text[2 * i] = digits[std::to_integer<unsigned>(octets[i]) >> 4];
        text[2 * i + 1] = digits[std::to_integer<unsigned>(octets[i]) & 15U];
    }
    return text;
}

std::vector<std::byte> generated(const json& size, const json* seed) {
    if (!size.is_number_unsigned() || size.get<std::uint64_t>() > longest_fill)
        bad_value("fill is a number of octets up to 256 MiB");
    if (seed == nullptr || !seed->is_number_unsigned()) bad_value("fill needs a seed");
    std::vector<std::byte> octets(size.get<std::size_t>());
    auto x = static_cast<std::uint32_t>(seed->get<std::uint64_t>());
    for (std::byte& octet : octets) {
        // The product wraps at 2^32, a multiple of 2^31, so the mask gives the remainder.
        x = (x * 1103515245U + 12345U) & 0x7fffffffU;
        octet = std::byte(x >> 16 & 255U);
    }
    return octets;
}

std::string_view kind_of_object(const json& value) {
    struct tag {
        const char* name;
        std::string_view kind;
    };
    constexpr std::array tags{tag{"bytes", "octets"},       tag{"fill", "octets"},
                              tag{"integer", "an integer"}, tag{"const", "an integer"},
                              tag{"float", "a float"},      tag{"socket", "a socket"}};
    for (const tag& each : tags)
        if (value.contains(each.name)) return each.kind;
    bad_value("an object without a tag of the protocol is no value");
}

} // namespace

std::string_view kind_of(const json& value) {
    if (value.is_string()) return "text";
    if (value.is_boolean()) return "a boolean";
    if (value.is_number_integer()) return "an integer";
    if (value.is_number_float()) return "a float";
    if (value.is_array()) return "a list";
    if (value.is_null()) return "null";
    return kind_of_object(value);
}

const std::string& text_of(const json& value) {
    if (!value.is_string()) not_that(value, "text");
    return value.get_ref<const std::string&>();
}

bool is_octets(const json& value) {
    return member(value, "bytes") != nullptr || member(value, "fill") != nullptr;
}

std::vector<std::byte> octets_of(const json& value) {
    if (const json* digits = member(value, "bytes")) return from_hexadecimal(*digits);
    if (const json* size = member(value, "fill")) return generated(*size, member(value, "seed"));
    not_that(value, "octets");
}

std::int64_t integer_of(const json& value) {
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            throw inexpressible("an integer of at most 64 bits with sign is needed");
        return static_cast<std::int64_t>(number);
    }
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (value.is_boolean()) return value.get<bool>() ? 1 : 0;
    if (const json* names = member(value, "const")) return constant_of(*names);
    if (const json* digits = member(value, "integer")) return tagged_integer(*digits);
    not_that(value, "an integer");
}

double number_of(const json& value) {
    if (value.is_number()) return value.get<double>();
    if (const json* name = member(value, "float")) return tagged_float(*name);
    if (member(value, "integer") != nullptr) return static_cast<double>(integer_of(value));
    not_that(value, "a number");
}

bool boolean_of(const json& value) {
    return value.is_boolean() ? value.get<bool>() : integer_of(value) != 0;
}

std::optional<double> timeout_of(const json& value) {
    if (value.is_null()) return std::nullopt;
    return number_of(value);
}

std::uint64_t handle_of(const json& value) {
    const json* number = member(value, "socket");
    if (number == nullptr) not_that(value, "a socket");
    if (!number->is_number_unsigned()) bad_value("a socket is numbered from 1");
    return number->get<std::uint64_t>();
}

std::string digest(std::span<const std::byte> octets) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const std::byte octet : octets)
        hash = (hash ^ std::to_integer<std::uint64_t>(octet)) * 0x100000001b3U;
    std::array<std::byte, 8> digits;
    for (std::size_t i = 0; i < digits.size(); ++i)
        digits[i] = std::byte(hash >> (56 - 8 * i) & 255U);
    return to_hexadecimal(digits);
}

json octets_value(std::span<const std::byte> octets) {
    if (octets.size() > longest_octets)
        return {{"digest", digest(octets)}, {"size", octets.size()}};
    return {{"bytes", to_hexadecimal(octets)}};
}

json integer_value(std::int64_t value) {
    if (value > largest_exact || value < -largest_exact)
        return {{"integer", std::to_string(value)}};
    return value;
}

json number_value(double value) {
    if (std::isnan(value)) return {{"float", "nan"}};
    if (std::isinf(value)) return {{"float", value > 0 ? "inf" : "-inf"}};
    return value;
}

json timeout_value(std::optional<double> value) {
    return value ? number_value(*value) : json(nullptr);
}

} // namespace adapter
