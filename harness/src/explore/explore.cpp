#include "explore/explore.hpp"

#include "explore/generate.hpp"
#include "explore/groups.hpp"
#include "explore/inputs.hpp"
#include "explore/reduce.hpp"
#include "explore/shrink.hpp"
#include "model/failure.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

/// Of one call each.
using starting_points = std::vector<std::vector<call_input>>;

starting_points starts_of(const suite& all, const std::vector<std::string>& globs) {
    starting_points out;
    for (const explorable_call* call : chosen_calls(globs)) {
        std::vector<call_input> inputs = corpus_inputs(all, *call);
        if (!inputs.empty()) out.push_back(std::move(inputs));
    }
    if (out.empty())
        throw failure(exit_code::invalid,
                      "the suite has no case of a single step of these calls to start from");
    return out;
}

std::vector<call_input> generate_all(const starting_points& starts,
                                     const explore_options& options) {
    picker pick(options.seed);
    std::set<std::string> seen;
    for (const auto& inputs : starts)
        for (const call_input& one : inputs)
            seen.insert(input_key(one));
    std::vector<call_input> out;
    std::size_t calls_left = starts.size();
    for (const auto& inputs : starts) {
        const std::size_t share = (options.inputs - out.size()) / calls_left--;
        const std::vector<call_input> some = generate_inputs(inputs, share, pick, seen);
        out.insert(out.end(), some.begin(), some.end());
    }
    return out;
}

std::vector<open_difference> differences_of(const std::vector<call_input>& inputs,
                                            const std::vector<answer_pair>& answers) {
    std::vector<open_difference> out;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        if (answers_differ(answers[i])) out.push_back({inputs[i], answers[i], 1, ""});
    return out;
}

/// The corpus's own differences, to be shrunk with the others: what they shrink to is known.
std::vector<open_difference> known_differences(const starting_points& starts,
                                               const ask_targets& ask) {
    std::vector<call_input> inputs;
    for (const auto& some : starts)
        inputs.insert(inputs.end(), some.begin(), some.end());
    std::vector<open_difference> out = differences_of(inputs, ask(inputs));
    for (open_difference& one : out) {
        one.count = 0;
        one.known = one.input.from;
    }
    return out;
}

/// Groups that only cases of the corpus led to tell nothing new.
void drop_unreached(std::vector<explored_group>& groups) {
    std::erase_if(groups, [](const explored_group& one) { return one.count == 0; });
}

/// Keeps `most`: the simplest of each call and way in turn, so that a common cause does not crowd
/// out a rare one.
std::vector<open_difference> fair_share(std::vector<open_difference> all, std::size_t most) {
    if (all.size() <= most) return all;
    const auto simpler = [](const open_difference& a, const open_difference& b) {
        return is_simpler(a.input, b.input);
    };
    std::stable_sort(all.begin(), all.end(), simpler);
    std::map<std::string, std::size_t> turns;
    std::vector<std::pair<std::size_t, std::size_t>> order; // turn, index
    for (std::size_t i = 0; i < all.size(); ++i)
        order.emplace_back(turns[all[i].input.call + way_of(all[i].answers)]++, i);
    std::sort(order.begin(), order.end());
    std::vector<open_difference> out;
    for (std::size_t i = 0; i < most; ++i)
        out.push_back(std::move(all[order[i].second]));
    return out;
}

} // namespace

explored explore(const suite& all, const explore_options& options, const ask_targets& ask) {
    const starting_points starts = starts_of(all, options.calls);
    remembering asked(ask);
    const ask_targets once = [&](const std::vector<call_input>& inputs) { return asked(inputs); };
    const std::vector<call_input> inputs = generate_all(starts, options);
    std::vector<open_difference> open = differences_of(inputs, once(inputs));
    explored out;
    out.inputs = inputs.size();
    out.differing = open.size();
    open = fair_share(std::move(open), options.most);
    out.left_out = out.differing - open.size();
    const std::vector<open_difference> known = known_differences(starts, once);
    open.insert(open.end(), known.begin(), known.end());
    out.groups = group_differences(shrink(std::move(open), options.rounds, once));
    drop_unreached(out.groups);
    out.asked = asked.asked();
    return out;
}

} // namespace sockmatrix
