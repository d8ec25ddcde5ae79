// The agent as a whole.
#pragma once

#include <string>
#include <vector>

namespace agent {

/// What main does with the words after the program's name: opens the peers, tells the harness, runs
/// the adapter and serves until it ends. Returns the exit status: the adapter's, 2 for words that
/// are not understood, 3 where the agent fails. Does not return if a signal ended the adapter or
/// the agent, which then dies by it.
int run(const std::vector<std::string>& words);

} // namespace agent
