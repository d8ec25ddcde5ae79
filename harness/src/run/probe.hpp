// Looks at programs before they are run as targets.
#pragma once

#include <string>

namespace sockmatrix {

/// The path of a program, looked up in PATH if it has no slash; empty if it cannot be executed.
std::string find_program(const std::string& name);

/// Runs `<launcher> --check` and returns its first line of output if it fails, or why it could not be run; empty if it works here.
std::string launcher_problem(const std::string& launcher);

} // namespace sockmatrix
