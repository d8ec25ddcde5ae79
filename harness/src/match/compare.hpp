// Literals side by side: values in which no tag stands for anything else any more. Internal to
// match.
#pragma once

#include "model/json.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// A number by value: integers of any size exactly, all others as double.
struct number {
    bool exact = false;
    bool negative = false;
    std::string digits; ///< of an exact one, without leading zeros; "0" for zero
    double approximate = 0;
};

/// A JSON number, {"integer": "..."} or {"float": "nan"}; nothing for all else.
std::optional<number> number_of(const json& value);
/// Unordered only with NaN.
std::partial_ordering compare(const number& left, const number& right);
/// The decimal text of an integer, or nothing if it is not one.
std::optional<std::string> integer_digits(std::string_view text);

/// {"bytes": "..."} decoded; nothing for all else.
std::optional<std::string> octets_of(const json& value);
/// Whether this is the digest of long octets, and its parts.
bool is_digest(const json& value);
bool has_digest(const json& digest, std::string_view octets);

/// "/1: expected "http", got "www"".
std::string expected_got(const std::string& at, const std::string& expected, const json& got);
/// One line of JSON, cut short.
std::string describe(const json& value);

/// Empty if the literals are equal, else why. Numbers by value, NaN equal to NaN, octets to their
/// digest.
std::string literal_mismatch(const json& expected, const json& value, const std::string& at);

} // namespace sockmatrix
