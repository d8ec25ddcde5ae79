#include "explore/shrink.hpp"

#include "explore/reduce.hpp"

#include <algorithm>
#include <set>

namespace sockmatrix {
namespace {

struct shrinking {
    open_difference now;
    bool smallest = false; ///< no reduction differs in the same way
};

/// The first (simplest) reduction that still differs in the same way; false if there is none.
bool step_down(shrinking& one, const std::vector<call_input>& smaller,
               const std::vector<answer_pair>& answers, std::size_t from) {
    const std::string way = way_of(one.now.answers);
    for (std::size_t i = 0; i < smaller.size(); ++i) {
        const answer_pair& pair = answers[from + i];
        if (!answers_differ(pair) || way_of(pair) != way) continue;
        one.now.input = smaller[i];
        one.now.answers = pair;
        return true;
    }
    return false;
}

/// Whether any of them got smaller.
bool shrink_once(std::vector<shrinking>& all, const ask_targets& ask) {
    std::vector<std::vector<call_input>> smaller;
    std::vector<call_input> questions;
    for (const shrinking& one : all) {
        smaller.push_back(one.smallest ? std::vector<call_input>() : reductions(one.now.input));
        questions.insert(questions.end(), smaller.back().begin(), smaller.back().end());
    }
    if (questions.empty()) return false;
    const std::vector<answer_pair> answers = ask(questions);
    std::size_t from = 0;
    bool moved = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].smallest) all[i].smallest = !step_down(all[i], smaller[i], answers, from);
        from += smaller[i].size();
        moved = moved || !all[i].smallest;
    }
    return moved;
}

void merge_equal(std::vector<shrinking>& all) {
    std::map<std::string, std::size_t> first;
    std::vector<shrinking> out;
    for (shrinking& one : all) {
        const auto [place, fresh] =
            first.emplace(input_key(one.now.input) + way_of(one.now.answers), out.size());
        if (fresh) {
            out.push_back(std::move(one));
            continue;
        }
        open_difference& into = out[place->second].now;
        into.count += one.now.count;
        if (into.known.empty()) into.known = one.now.known;
    }
    all = std::move(out);
}

} // namespace

std::vector<open_difference> shrink(std::vector<open_difference> open, std::size_t rounds,
                                    const ask_targets& ask) {
    std::vector<shrinking> all;
    for (open_difference& one : open)
        all.push_back({std::move(one), false});
    bool moved = true;
    for (std::size_t round = 0; round < rounds && moved; ++round) {
        moved = shrink_once(all, ask);
        merge_equal(all);
    }
    std::vector<open_difference> out;
    for (shrinking& one : all)
        out.push_back(std::move(one.now));
    return out;
}

std::vector<answer_pair> remembering::operator()(const std::vector<call_input>& inputs) {
    std::vector<call_input> unknown;
    std::set<std::string> added;
    for (const call_input& one : inputs) {
        const std::string key = input_key(one);
        if (!known_.contains(key) && added.insert(key).second) unknown.push_back(one);
    }
    if (!unknown.empty()) {
        const std::vector<answer_pair> answers = ask_(unknown);
        for (std::size_t i = 0; i < unknown.size(); ++i)
            known_.emplace(input_key(unknown[i]), answers.at(i));
    }
    std::vector<answer_pair> out;
    for (const call_input& one : inputs)
        out.push_back(known_.at(input_key(one)));
    return out;
}

} // namespace sockmatrix
