// Inputs and answers for the tests of explore.
#pragma once

#include "explore/explore.hpp"

namespace sockmatrix {

inline call_input given(const std::string& call, json args) {
    return {call, std::move(args), json::object(), {}, call + "/start"};
}

inline json returned(json value) {
    return {{"returns", std::move(value)}};
}

inline json raised(const std::string& kind, const std::string& code = "") {
    json error{{"class", kind}};
    if (!code.empty()) error["code"] = code;
    return {{"raises", error}};
}

/// A suite whose single-step cases are these.
inline suite suite_of(const std::vector<call_input>& inputs) {
    suite out;
    for (const call_input& one : inputs) {
        test_case made;
        made.id = one.call + "/case-" + std::to_string(out.cases.size());
        made.api = one.call;
        made.clauses = {one.call + ".clause"};
        made.steps.emplace_back();
        made.steps.front().call = one.call;
        made.steps.front().args = one.args;
        out.cases.push_back(std::move(made));
    }
    return out;
}

} // namespace sockmatrix
