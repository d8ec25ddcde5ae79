// Looks at programs before they are run as targets.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sockmatrix {

/// The path of a program, looked up in PATH if it has no slash; empty if it cannot be executed.
std::string find_program(const std::string& name);

/// What a short program did: its first line of output, and its status (-1 if it did not end by
/// itself).
struct brief_run {
    std::int64_t status = -1;
    std::string line;
    std::string problem; ///< why it could not be started; empty if it was
};

/// Runs a command to its end without input, its error output thrown away. It has ten seconds, then
/// it is killed.
brief_run run_briefly(const std::vector<std::string>& command);

/// Runs `<launcher> --check` and returns its first line of output if it fails, or why it could not
/// be run; empty if it works here.
std::string launcher_problem(const std::string& launcher);

} // namespace sockmatrix
