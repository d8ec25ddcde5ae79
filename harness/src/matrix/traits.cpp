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

bool is_emulator(const std::string& trait) {
    return trait == "qemu-user" || trait == "uml" || trait == "wine";
}

std::vector<std::string> trait_index::describe(const target_names& targets,
                                               const target_names& among) const {
    if (targets == among) return {"all"};
    for (const auto& [trait, with] : with_)
        if (is_emulator(trait) && both(with, among) == targets) return {trait};
    std::vector<std::string> out = shortest(targets, among);
    for (const auto& [trait, with] : with_) {
        const bool all_in_it =
            std::includes(with.begin(), with.end(), targets.begin(), targets.end());
        if (is_emulator(trait) && all_in_it && !out.empty() &&
            std::find(out.begin(), out.end(), trait) == out.end())
            out.push_back(trait);
    }
    return out;
}

std::vector<std::string> trait_index::shortest(const target_names& targets,
                                               const target_names& among) const {
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
