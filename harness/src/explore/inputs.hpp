// The calls that are explored, and the inputs of the corpus. Internal to explore.
#pragma once

#include "explore/explore.hpp"

namespace sockmatrix {

struct explorable_call {
    std::string_view name;
    std::size_t least; ///< arguments that cannot be left out
    const char*
        numeric; ///< flag without which the call may ask servers for a name; null if it never does
};

const explorable_call* find_explorable(std::string_view name) noexcept;
/// The calls that match one of the globs. Throws failure(invalid) for one that matches none.
std::vector<const explorable_call*> chosen_calls(const std::vector<std::string>& globs);

/// Whether no server is asked for a name: an unknown one may take as long as a resolver waits.
bool stays_here(const call_input& input);

/// The inputs of the corpus's single-step cases of a call, in the order of their ids.
std::vector<call_input> corpus_inputs(const suite& all, const explorable_call& call);

/// Pointers to the texts, integers and octets in arguments, through tuples.
std::vector<json::json_pointer> leaves_of(const json& args);
bool is_octets(const json& value);

} // namespace sockmatrix
