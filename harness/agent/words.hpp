// What the agent was called with.
#pragma once

#include <string>
#include <vector>

namespace agent {

/// The words after the program's name; on Windows in UTF-8, whatever main was given.
std::vector<std::string> words_of(int count, char** words);

} // namespace agent
