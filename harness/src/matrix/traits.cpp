#include "matrix/traits.hpp"

#include <algorithm>
#include <iterator>

namespace sockmatrix {
namespace {

target_names both(const target_names& left, const target_names& right) {
    target_names out;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                          std::inserter(out, out.end()));
    return out;
}

} // namespace

void trait_index::add(const std::string& target, const json& run) {
    for (const json& trait : run.value("traits", json::array()))
        if (trait.is_string()) with_[trait.get<std::string>()].insert(target);
}

std::vector<std::string> trait_index::describe(const target_names& targets,
                                               const target_names& among) const {
    if (targets == among) return {"all"};
    for (const auto& [trait, with] : with_)
        if (both(with, among) == targets) return {trait};
    for (auto one = with_.begin(); one != with_.end(); ++one) {
        const target_names first = both(one->second, among);
        if (!std::includes(first.begin(), first.end(), targets.begin(), targets.end())) continue;
        for (auto other = std::next(one); other != with_.end(); ++other)
            if (both(first, other->second) == targets) return {one->first, other->first};
    }
    return {};
}

} // namespace sockmatrix
