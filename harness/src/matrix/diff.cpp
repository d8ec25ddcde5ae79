#include "matrix/build.hpp"

#include <algorithm>
#include <optional>

namespace sockmatrix {
namespace {

/// A value that varies from run to run parts no answers.
bool varies(const json& value) {
    return value.is_object() && value.contains("env");
}

std::optional<std::string> parting(const json& left, const json& right, const std::string& at);

std::optional<std::string> array_parting(const json& left, const json& right,
                                         const std::string& at) {
    const std::size_t common = std::min(left.size(), right.size());
    for (std::size_t i = 0; i < common; ++i)
        if (auto place = parting(left[i], right[i], at + "/" + std::to_string(i))) return place;
    if (left.size() == right.size()) return std::nullopt;
    return at + "/" + std::to_string(common);
}

std::string below(const std::string& at, const std::string& key) {
    return at + (json::json_pointer() / key).to_string();
}

std::optional<std::string> object_parting(const json& left, const json& right,
                                          const std::string& at) {
    for (const auto& [key, value] : left.items()) {
        const auto other = right.find(key);
        if (other == right.end()) return below(at, key);
        if (auto place = parting(value, *other, below(at, key))) return place;
    }
    for (const auto& [key, value] : right.items())
        if (!left.contains(key)) return below(at, key);
    return std::nullopt;
}

/// The pointer of the first place where two values differ.
std::optional<std::string> parting(const json& left, const json& right, const std::string& at) {
    if (varies(left) && varies(right)) return std::nullopt;
    if (left.is_array() && right.is_array()) return array_parting(left, right, at);
    if (left.is_object() && right.is_object()) return object_parting(left, right, at);
    return left == right ? std::nullopt : std::optional(at);
}

/// Whether the answer itself tells what happened, since no outcome names it.
bool is_nameless(const verdict& one) {
    return one.happened == "other" || one.kind == verdict_kind::blocked;
}

bool differ(const verdict& left, const verdict& right) {
    if (left.happened != right.happened || left.shown != right.shown) return true;
    return is_nameless(left) && left.seen != right.seen &&
           parting(left.seen.value(), right.seen.value(), {}).has_value();
}

difference describe(const suite& all, const verdict* left, const verdict* right) {
    difference out;
    out.case_id = (left ? left : right)->case_id;
    out.left = left;
    out.right = right;
    if (const test_case* about = find_case(all, out.case_id)) out.says = about->says;
    if (left && right) out.at = parting(left->seen.value(), right->seen.value(), {}).value_or("");
    return out;
}

} // namespace

std::vector<difference> diff_judgements(const suite& all, const judgement& left,
                                        const judgement& right) {
    std::vector<difference> found;
    auto a = left.verdicts.begin();
    auto b = right.verdicts.begin();
    const auto a_end = left.verdicts.end();
    const auto b_end = right.verdicts.end();
    while (a != a_end || b != b_end) {
        const verdict* one = a == a_end ? nullptr : &**a;
        const verdict* other = b == b_end ? nullptr : &**b;
        if (one && other && one->case_id != other->case_id)
            (one->case_id < other->case_id ? other : one) = nullptr;
        if (!one || !other || differ(*one, *other)) found.push_back(describe(all, one, other));
        if (one) ++a;
        if (other) ++b;
    }
    return found;
}

} // namespace sockmatrix
