// The command line of Windows is one text.
#pragma once

#include <string>
#include <vector>

namespace agent {

/// One text that the C runtime and CommandLineToArgvW take apart into these words again.
std::string command_line(const std::vector<std::string>& words);

} // namespace agent
