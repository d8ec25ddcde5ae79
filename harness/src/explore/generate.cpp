#include "explore/generate.hpp"

#include "explore/inputs.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

/// Takes one argument as another start has it; so flags and families are combined that no case
/// combines.
void take_argument(call_input& input, const std::vector<call_input>& starts, picker& pick) {
    const call_input& other = pick.from(starts);
    const std::size_t common = std::min(input.args.size(), other.args.size());
    if (common == 0) return;
    const std::size_t at = pick.below(common);
    input.args[at] = other.args[at];
    for (const std::string& need : other.needs)
        if (std::find(input.needs.begin(), input.needs.end(), need) == input.needs.end())
            input.needs.push_back(need);
}

void change(call_input& input, const std::vector<call_input>& starts, picker& pick) {
    const auto leaves = leaves_of(input.args);
    if (leaves.empty() || pick.below(8) == 0) return take_argument(input, starts, pick);
    json& leaf = input.args[pick.from(leaves)];
    leaf = mutate_value(leaf, pick);
}

} // namespace

std::vector<call_input> generate_inputs(const std::vector<call_input>& starts, std::size_t count,
                                        picker& pick, std::set<std::string>& seen) {
    constexpr std::size_t tries_an_input = 20;
    std::vector<call_input> out;
    if (starts.empty()) return out;
    for (std::size_t tries = 0; tries < count * tries_an_input && out.size() < count; ++tries) {
        call_input input = pick.from(starts);
        for (std::size_t changes = 1 + pick.below(3); changes > 0; --changes)
            change(input, starts, pick);
        if (stays_here(input) && seen.insert(input_key(input)).second)
            out.push_back(std::move(input));
    }
    return out;
}

} // namespace sockmatrix
