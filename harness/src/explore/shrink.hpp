// Makes differences small, all of them side by side. Internal to explore.
#pragma once

#include "explore/explore.hpp"

namespace sockmatrix {

struct open_difference {
    call_input input;
    answer_pair answers;
    std::size_t count = 1; ///< generated inputs that led here
    std::string known;     ///< id of a case of the corpus that led here; empty if none did
};

/// Shrinks each difference to an input of which no reduction differs in the same way, or as far as
/// `rounds` rounds lead. Each round asks all reductions of all differences at once; differences
/// that meet in one input become one.
std::vector<open_difference> shrink(std::vector<open_difference> open, std::size_t rounds,
                                    const ask_targets& ask);

/// Asks no input twice, and counts. `ask` must live as long as it.
class remembering {
public:
    explicit remembering(const ask_targets& ask) : ask_(ask) {}
    std::vector<answer_pair> operator()(const std::vector<call_input>& inputs);
    std::size_t asked() const noexcept { return known_.size(); }

private:
    const ask_targets& ask_;
    std::map<std::string, answer_pair> known_;
};

} // namespace sockmatrix
