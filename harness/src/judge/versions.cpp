#include "judge/judge.hpp"
#include "model/failure.hpp"

#include <algorithm>
#include <cctype>

namespace sockmatrix {
namespace {

/// The leading dotted integers: "6.1.0-18-amd64" is 6, 1, 0. Trailing zeros do not count: 6.1
/// is 6.1.0.
std::vector<std::string> numbers_of(std::string_view version) {
    std::vector<std::string> numbers;
    for (;;) {
        const std::size_t end = std::min(version.find_first_not_of("0123456789"), version.size());
        if (end == 0) break;
        std::string_view digits = version.substr(0, end);
        digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
        numbers.emplace_back(digits);
        if (end == version.size() || version[end] != '.') break;
        version.remove_prefix(end + 1);
    }
    while (!numbers.empty() && numbers.back().empty())
        numbers.pop_back();
    return numbers;
}

int compare_versions(std::string_view left, std::string_view right) {
    const auto is_less = [](const std::string& one, const std::string& other) {
        return std::pair(one.size(), one) < std::pair(other.size(), other);
    };
    const auto a = numbers_of(left);
    const auto b = numbers_of(right);
    if (std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), is_less)) return -1;
    return std::lexicographical_compare(b.begin(), b.end(), a.begin(), a.end(), is_less) ? 1 : 0;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

[[noreturn]] void refuse(std::string_view condition) {
    throw failure(exit_code::invalid,
                  "\"" + std::string(condition) +
                      "\" is no version condition; write one such as \"<1.2.5\" or \">=6.1, <7\"");
}

bool meets_one(const std::string& version, std::string_view condition) {
    const std::size_t digits = condition.find_first_of("0123456789");
    if (digits == std::string_view::npos) refuse(condition);
    const std::string_view sign = trimmed(condition.substr(0, digits));
    const int order = compare_versions(version, condition.substr(digits));
    if (sign == "<") return order < 0;
    if (sign == "<=") return order <= 0;
    if (sign == ">") return order > 0;
    if (sign == ">=") return order >= 0;
    if (sign == "=") return order == 0;
    if (sign == "!=") return order != 0;
    refuse(condition);
}

} // namespace

bool version_meets(const std::string& version, const std::string& condition) {
    if (version.empty() || !std::isdigit(static_cast<unsigned char>(version.front()))) return false;
    std::string_view rest = condition;
    bool meets = true;
    for (;;) {
        const std::size_t comma = rest.find(',');
        meets = meets_one(version, trimmed(rest.substr(0, comma))) && meets;
        if (comma == std::string_view::npos) return meets;
        rest.remove_prefix(comma + 1);
    }
}

} // namespace sockmatrix
