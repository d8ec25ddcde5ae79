// The command line of the agent.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace agent {

struct arguments {
    std::map<std::string, std::string> missing; ///< capability -> why it is missing
    std::vector<std::string> command;           ///< the adapter; never empty
};

/// A command line that is not understood; the text says what is wrong with it.
struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

inline constexpr const char* usage =
    "usage: sockmatrix-agent [--missing CAPABILITY=WHY]... -- ADAPTER ARGS...";

/// Reads what follows the program's name. Throws usage_error.
arguments parse(const std::vector<std::string>& words);

} // namespace agent
