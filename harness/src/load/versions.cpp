#include "load/versions.hpp"

#include "match/expression.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

namespace sockmatrix {
namespace {

using version = std::vector<long>;

/// One end of a range; without a version there is no limit.
struct limit {
    std::optional<version> at;
    bool included = true;
};

struct range {
    limit low;
    limit high;
};

/// Trailing zeros count for nothing: 1.2 equals 1.2.0.
version parse_version(const std::string& text) {
    version out;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('.', start), text.size());
        out.push_back(std::stol(text.substr(start, end - start)));
        start = end + 1;
    }
    while (!out.empty() && out.back() == 0)
        out.pop_back();
    return out;
}

void raise(limit& low, const limit& to) {
    if (!low.at || *low.at < *to.at || (*low.at == *to.at && !to.included)) low = to;
}

void lower(limit& high, const limit& to) {
    if (!high.at || *to.at < *high.at || (*high.at == *to.at && !to.included)) high = to;
}

bool is_comparison(const std::string& condition) {
    return condition.find_first_of("<>=!") == 0;
}

/// Takes blanks away at both ends.
std::string_view between_blanks(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(' ') + 1); // npos + 1 is 0
}

/// A sign and dotted integers of up to 9 digits; nothing if it is no such comparison.
struct comparison {
    std::string_view sign;
    version to;
};

std::optional<comparison> comparison_of(std::string_view text) {
    static const expression form(R"((<=|<|>=|>|=|!=) *[0-9]{1,9}(\.[0-9]{1,9})*)");
    text = between_blanks(text);
    if (!form.matches(text)) return std::nullopt;
    const std::size_t digits = text.find_first_of("0123456789");
    return comparison{between_blanks(text.substr(0, digits)),
                      parse_version(std::string(text.substr(digits)))};
}

/// What comparisons leave, without the single versions that != takes away.
std::optional<range> range_of(std::string_view condition) {
    range out;
    for (bool is_last = false; !is_last;) {
        const std::size_t comma = condition.find(',');
        is_last = comma == std::string_view::npos;
        const std::optional<comparison> part = comparison_of(condition.substr(0, comma));
        if (!part) return std::nullopt;
        if (!is_last) condition.remove_prefix(comma + 1);
        const limit there{part->to, part->sign.back() == '='};
        if (part->sign == "!=") continue;
        if (part->sign.front() != '<') raise(out.low, there);
        if (part->sign.front() != '>') lower(out.high, there);
    }
    return out;
}

bool is_below(const limit& high, const limit& low) {
    if (!high.at || !low.at) return false;
    return *high.at < *low.at || (*high.at == *low.at && !(high.included && low.included));
}

} // namespace

bool is_condition(const std::string& condition) {
    return is_comparison(condition) ? range_of(condition).has_value() : !condition.empty();
}

bool conditions_exclude(const std::string& a, const std::string& b) {
    if (!is_comparison(a) && !is_comparison(b)) return a != b;
    const std::optional<range> first = range_of(a);
    const std::optional<range> second = range_of(b);
    if (!first || !second) return false;
    return is_below(first->high, second->low) || is_below(second->high, first->low);
}

} // namespace sockmatrix
