#include "load/versions.hpp"

#include <algorithm>
#include <optional>
#include <regex>
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

/// What comparisons leave, without the single versions that != takes away.
std::optional<range> range_of(const std::string& condition) {
    static const std::string one = R"( *(<=|<|>=|>|=|!=) *([0-9]{1,9}(\.[0-9]{1,9})*) *)";
    static const std::regex comparison(one);
    static const std::regex whole(one + "(," + one + ")*");
    if (!std::regex_match(condition, whole)) return std::nullopt;
    range out;
    for (std::sregex_iterator part(condition.begin(), condition.end(), comparison), end;
         part != end; ++part) {
        const std::string sign = (*part)[1];
        const limit there{parse_version((*part)[2]), sign.back() == '='};
        if (sign == "!=") continue;
        if (sign.front() != '<') raise(out.low, there);
        if (sign.front() != '>') lower(out.high, there);
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
