#include "match/conditions.hpp"

#include "match/expression.hpp"
#include "model/failure.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>
#include <vector>

namespace sockmatrix {
namespace {

/// The length of each number before its digits, so that they compare as numbers of any size.
using dotted_numbers = std::vector<std::pair<std::size_t, std::string>>;

/// One end of a range; without a version there is no limit.
struct limit {
    std::optional<dotted_numbers> at;
    bool included = true;
};

struct version_range {
    limit low;
    limit high;
};

struct comparison {
    std::string_view sign;
    dotted_numbers to;
};

/// The leading dotted integers: "6.1.0-18-amd64" is 6, 1, 0. Trailing zeros do not count: 6.1
/// is 6.1.0.
dotted_numbers numbers_of(std::string_view version) {
    dotted_numbers numbers;
    for (;;) {
        const std::size_t end = std::min(version.find_first_not_of("0123456789"), version.size());
        if (end == 0) break;
        std::string_view digits = version.substr(0, end);
        digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
        numbers.emplace_back(digits.size(), digits);
        if (end == version.size() || version[end] != '.') break;
        version.remove_prefix(end + 1);
    }
    while (!numbers.empty() && numbers.back().first == 0)
        numbers.pop_back();
    return numbers;
}

/// Takes blanks away at both ends.
std::string_view between_blanks(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(' ') + 1); // npos + 1 is 0
}

/// A sign and dotted integers; nothing if it is no such comparison.
std::optional<comparison> comparison_of(std::string_view text) {
    static const expression form(R"((<=|<|>=|>|=|!=) *[0-9]+(\.[0-9]+)*)");
    text = between_blanks(text);
    if (!form.matches(text)) return std::nullopt;
    const std::size_t digits = text.find_first_of("0123456789");
    return comparison{between_blanks(text.substr(0, digits)), numbers_of(text.substr(digits))};
}

/// Those between the commas; nothing if one of them is none. Points into the condition.
std::optional<std::vector<comparison>> comparisons_of(std::string_view condition) {
    std::vector<comparison> out;
    for (;;) {
        const std::size_t comma = condition.find(',');
        std::optional<comparison> part = comparison_of(condition.substr(0, comma));
        if (!part) return std::nullopt;
        out.push_back(std::move(*part));
        if (comma == std::string_view::npos) return out;
        condition.remove_prefix(comma + 1);
    }
}

bool meets(const dotted_numbers& version, const comparison& one) {
    if (version == one.to) return one.sign.back() == '=' && one.sign != "!=";
    if (one.sign == "!=") return true;
    return one.sign.front() == (version < one.to ? '<' : '>');
}

void raise(limit& low, const limit& to) {
    if (!low.at || *low.at < *to.at || (*low.at == *to.at && !to.included)) low = to;
}

void lower(limit& high, const limit& to) {
    if (!high.at || *to.at < *high.at || (*high.at == *to.at && !to.included)) high = to;
}

/// What comparisons leave, without the single versions that != takes away.
std::optional<version_range> range_of(std::string_view condition) {
    const auto comparisons = comparisons_of(condition);
    if (!comparisons) return std::nullopt;
    version_range out;
    for (const comparison& part : *comparisons) {
        const limit there{part.to, part.sign.back() == '='};
        if (part.sign == "!=") continue;
        if (part.sign.front() != '<') raise(out.low, there);
        if (part.sign.front() != '>') lower(out.high, there);
    }
    return out;
}

bool is_below(const limit& high, const limit& low) {
    if (!high.at || !low.at) return false;
    return *high.at < *low.at || (*high.at == *low.at && !(high.included && low.included));
}

} // namespace

bool is_comparison(std::string_view condition) noexcept {
    return condition.find_first_of(comparison_signs) == 0;
}

bool is_presence(std::string_view condition) noexcept {
    return condition == "present" || condition == "missing";
}

bool is_condition(const std::string& condition) {
    return is_comparison(condition) ? comparisons_of(condition).has_value() : !condition.empty();
}

bool conditions_exclude(const std::string& a, const std::string& b) {
    if (!is_comparison(a) && !is_comparison(b)) return a != b;
    const std::optional<version_range> first = range_of(a);
    const std::optional<version_range> second = range_of(b);
    if (!first || !second) return false;
    return is_below(first->high, second->low) || is_below(second->high, first->low);
}

bool version_meets(const std::string& version, const std::string& condition) {
    if (version.empty() || !std::isdigit(static_cast<unsigned char>(version.front()))) return false;
    const auto comparisons = comparisons_of(condition);
    if (!comparisons)
        throw failure(exit_code::invalid, "\"" + condition +
                                              "\" is no version condition; write one such as "
                                              "\"<1.2.5\" or \">=6.1, <7\"");
    const dotted_numbers numbers = numbers_of(version);
    return std::all_of(comparisons->begin(), comparisons->end(),
                       [&](const comparison& one) { return meets(numbers, one); });
}

} // namespace sockmatrix
