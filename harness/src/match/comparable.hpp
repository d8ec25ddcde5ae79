// What answers are compared by across targets and runs: returned values, classes and codes, with
// the numbers of constants by name. Never a message, a native number or the name of a call. Pure.
#pragma once

#include "model/case.hpp"
#include "model/recording.hpp"

#include <string>

namespace sockmatrix {

/// A call as a case makes it: its arguments say which numbers of a result are constants.
struct made_call {
    const std::string& call;
    const json& args;
    const json& kwargs;
};

/// What came of one step: {"returns": v}, {"raises": {"class", "code"}}, {"blocks": true},
/// {"started": true}, {"unsupported": true}, {"inexpressible": true}, or null for what did not run.
/// `constants` are those of the recording.
json comparable_result(const made_call& made, const json& result, const json& constants);

/// The same for each step of a case. Values that vary from run to run stay {"env": key}.
json comparable_steps(const test_case& about, const observation& seen, const json& constants);

/// How a profile pins an answer: short ones whole, long ones as {"digest", "steps"}.
json pin_of(const json& steps);
/// Whether an answer is the one that was pinned.
bool is_pinned(const json& pin, const json& steps);
/// What is wrong with the form of a pin; empty if nothing is.
std::string pin_problem(const json& pin);

} // namespace sockmatrix
