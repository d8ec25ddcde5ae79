// The command line: one subcommand a stage.
#pragma once

#include "cli/places.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sockmatrix {

/// Parses the arguments, runs the command, prints a failure in one line. Returns the exit code
/// (model/failure.hpp).
int cli_main(int argc, char** argv);

/// A command returns its exit code; it is set by the subcommand that was named.
using command = std::function<int(const places&)>;

/// What stood after "--": the command of the user's own adapter. Nothing if there was no "--".
using adapter_words = std::optional<std::vector<std::string>>;

void add_run(CLI::App& app, command& chosen, const adapter_words& adapter);
void add_mutants(CLI::App& app, command& chosen, const adapter_words& adapter);
void add_judge(CLI::App& app, command& chosen);
void add_matrix(CLI::App& app, command& chosen);
void add_diff(CLI::App& app, command& chosen);
void add_explain(CLI::App& app, command& chosen);
void add_list(CLI::App& app, command& chosen);
void add_new_case(CLI::App& app, command& chosen);
void add_check(CLI::App& app, command& chosen);
void add_coverage(CLI::App& app, command& chosen);
void add_doctor(CLI::App& app, command& chosen);
void add_accept(CLI::App& app, command& chosen);
void add_triage(CLI::App& app, command& chosen);
void add_compact(CLI::App& app, command& chosen);
void add_explore(CLI::App& app, command& chosen);

} // namespace sockmatrix
