// Between the files of match. Internal to match.
#pragma once

#include "match/match.hpp"

#include <string>

namespace sockmatrix {

/// Where in the value a matcher stands, and what it may refer to.
struct position {
    const match_context& context;
    std::string at; ///< JSON pointer into the value

    position below(std::size_t index) const { return {context, at + "/" + std::to_string(index)}; }
};

/// Empty if the value matches, else why, in one line. The matcher is well-formed.
std::string mismatch(const json& matcher, const json& value, const position& where);

} // namespace sockmatrix
