#include "match/compare.hpp"

#include "match/values.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sockmatrix {
namespace {

constexpr std::size_t longest_description = 72;

/// The text under the only key of an object, or null.
const std::string* tagged_text(const json& value, const char* tag) {
    if (!value.is_object() || value.size() != 1) return nullptr;
    const auto found = value.find(tag);
    return found == value.end() ? nullptr : found->get_ptr<const std::string*>();
}

number inexact_number(double value) {
    number result;
    result.approximate = value;
    return result;
}

number exact_number(std::string_view text) {
    number result;
    result.exact = true;
    result.negative = text.front() == '-';
    if (result.negative) text.remove_prefix(1);
    result.digits = text;
    result.approximate = json::parse(text).get<double>() * (result.negative ? -1 : 1);
    return result;
}

std::optional<number> special_float(const std::string& text) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (text == "nan") return inexact_number(std::numeric_limits<double>::quiet_NaN());
    if (text == "inf") return inexact_number(infinity);
    if (text == "-inf") return inexact_number(-infinity);
    return std::nullopt;
}

std::strong_ordering compare_digits(const std::string& left, const std::string& right) {
    if (left.size() != right.size()) return left.size() <=> right.size();
    return left.compare(right) <=> 0;
}

bool same_number(const number& left, const number& right) {
    if (std::isnan(left.approximate) && std::isnan(right.approximate)) return true;
    return std::is_eq(compare(left, right));
}

std::string array_mismatch(const json& expected, const json& value, const std::string& at) {
    if (!value.is_array() || value.size() != expected.size())
        return expected_got(at, describe(expected), value);
    for (std::size_t i = 0; i < expected.size(); ++i) {
        std::string why = literal_mismatch(expected[i], value[i], at + "/" + std::to_string(i));
        if (!why.empty()) return why;
    }
    return {};
}

bool same_scalar(const json& expected, const json& value) {
    const auto left = number_of(expected);
    if (left) {
        const auto right = number_of(value);
        return right && same_number(*left, *right);
    }
    const auto octets = octets_of(expected);
    if (!octets) return expected == value;
    if (is_digest(value)) return has_digest(value, *octets);
    return octets_of(value) == octets;
}

} // namespace

std::optional<std::string> integer_digits(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    std::string_view digits = text.substr(negative ? 1 : 0);
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size() - 1));
    if (digits == "0") return "0";
    return (negative ? "-" : "") + std::string(digits);
}

std::optional<number> number_of(const json& value) {
    if (value.is_number_integer()) return exact_number(value.dump());
    if (value.is_number_float()) return inexact_number(value.get<double>());
    if (const std::string* text = tagged_text(value, "integer")) {
        const auto digits = integer_digits(*text);
        return digits ? std::optional(exact_number(*digits)) : std::nullopt;
    }
    if (const std::string* text = tagged_text(value, "float")) return special_float(*text);
    return std::nullopt;
}

std::partial_ordering compare(const number& left, const number& right) {
    if (!left.exact || !right.exact) return left.approximate <=> right.approximate;
    if (left.negative != right.negative) return right.negative <=> left.negative;
    return left.negative ? compare_digits(right.digits, left.digits)
                         : compare_digits(left.digits, right.digits);
}

std::optional<std::string> octets_of(const json& value) {
    const std::string* text = tagged_text(value, "bytes");
    return text ? from_hex(*text) : std::nullopt;
}

bool is_digest(const json& value) {
    return value.is_object() && value.size() == 2 && value.contains("digest") &&
           value.contains("size");
}

bool has_digest(const json& digest, std::string_view octets) {
    return digest["size"] == octets.size() && digest["digest"] == digest_of(octets);
}

std::string describe(const json& value) {
    std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    if (text.size() <= longest_description) return text;
    std::size_t end = longest_description;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return text.substr(0, end) + "...";
}

std::string expected_got(const std::string& at, const std::string& expected, const json& got) {
    return (at.empty() ? "" : at + ": ") + "expected " + expected + ", got " + describe(got);
}

std::string literal_mismatch(const json& expected, const json& value, const std::string& at) {
    if (expected.is_array()) return array_mismatch(expected, value, at);
    return same_scalar(expected, value) ? "" : expected_got(at, describe(expected), value);
}

} // namespace sockmatrix
