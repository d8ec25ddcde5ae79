// Finds inputs on which two targets differ: generates, asks, shrinks, groups. Who asks the targets
// is told by a function, so that this stage is pure.
#pragma once

#include "model/case.hpp"
#include "model/recording.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// A call with its arguments, as a case of one step has them.
struct call_input {
    std::string call;
    json args = json::array(); ///< case values
    json kwargs = json::object();
    std::vector<std::string> needs;
    std::string from; ///< id of the case that it was made of
};

/// Equal for inputs that are the same call with the same arguments.
std::string input_key(const call_input& input);

/// What two targets did: each {"returns": v}, {"raises": {"class", "code"}}, {"broke": "crash"}, or
/// null where the target's answer says nothing of its behaviour (skipped, unsupported,
/// inexpressible).
struct answer_pair {
    json left;
    json right;
};

/// Asks both targets; one pair an input, in their order.
using ask_targets = std::function<std::vector<answer_pair>(const std::vector<call_input>&)>;

/// The part of an observation of a single-step case that targets are compared by. Numbers that
/// `constants` (of the recording) names are written by those names in the families and types of
/// getaddrinfo.
json comparable_answer(const call_input& input, const observation& seen, const json& constants);
/// Whether the targets behaved differently: another value, class or code. A target that broke
/// always counts; one that reveals no code does not differ by it.
bool answers_differ(const answer_pair& pair);
/// In which way: the kinds of both answers, without returned values.
std::string way_of(const answer_pair& pair);

struct explore_options {
    std::uint64_t seed = 1;
    std::size_t inputs = 2000;      ///< generated, spread evenly over the calls
    std::vector<std::string> calls; ///< globs; all explorable calls if empty
    std::size_t rounds = 24;        ///< of shrinking, at most
    std::size_t most = 400;         ///< differences that are shrunk, at most
};

/// Differences of one call, of one way, whose smallest inputs are alike.
struct explored_group {
    call_input minimal;
    answer_pair answers;
    std::size_t count = 0; ///< generated inputs that led here
    std::string shape;
    std::string known; ///< id of a case of the corpus whose difference shrinks to this; empty if
                       ///< there is none
};

struct explored {
    std::size_t inputs = 0; ///< generated
    std::size_t asked =
        0; ///< inputs that the targets were asked, with those of the corpus and of shrinking
    std::size_t differing = 0;          ///< of the generated ones
    std::size_t left_out = 0;           ///< of those, not shrunk since there were too many
    std::vector<explored_group> groups; ///< by call; those that most inputs led to first
};

/// Names of the calls that can be explored: their arguments are values and they need no socket.
std::vector<std::string> explorable_calls();
/// Throws failure(invalid) if a glob matches no explorable call, or if the suite has no case to
/// start from.
explored explore(const suite& all, const explore_options& options, const ask_targets& ask);

/// The groups for people, with the names of the targets.
std::string explored_text(const explored& found, const std::string& left, const std::string& right);
json to_json(const explored& found);
/// Call -> a file of cases to review: one for each group that is new to the corpus and whose
/// targets did not break.
std::map<std::string, json> candidate_files(const suite& all, const explored& found,
                                            const std::string& left, const std::string& right);

} // namespace sockmatrix
