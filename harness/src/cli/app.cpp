#include "cli/app.hpp"

#include "model/failure.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {
namespace {

constexpr const char* footer = R"(Exit codes: 0 all as expected, 1 something is not, 2 wrong usage or invalid data,
3 the harness could not do its work.

Examples:
  sockmatrix run refsock cpython-3 --jobs 4
  sockmatrix run --target mylinux/mystack -- ./my-adapter
  sockmatrix explain inet_aton/parts:two)";

int run_command(const command& chosen, const std::string& root) {
    try {
        return chosen(find_places(root));
    } catch (const failure& problem) {
        fmt::print(stderr, "sockmatrix: {}\n", problem.what());
        return static_cast<int>(problem.code());
    } catch (const std::exception& problem) {
        fmt::print(stderr, "sockmatrix: unexpected fault of the harness: {}\n", problem.what());
        return static_cast<int>(exit_code::failed);
    }
}

/// What follows the first "--" is an adapter's command, not ours.
std::vector<std::string> take_adapter(int& argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) != "--") continue;
        std::vector<std::string> adapter(argv + i + 1, argv + argc);
        argc = i;
        return adapter;
    }
    return {};
}

} // namespace

int cli_main(int argc, char** argv) {
    const std::vector<std::string> adapter = take_adapter(argc, argv);
    CLI::App app{"A portability conformance suite for the BSD socket interface"};
    app.footer(footer);
    app.require_subcommand(1);
    app.set_version_flag("--version", SOCKMATRIX_VERSION);
    std::string root;
    app.add_option("--root", root, "Folder that holds cases/ and platforms/ (found from here upwards)");

    command chosen;
    add_run(app, chosen, adapter);
    add_mutants(app, chosen, adapter);
    for (const auto add : {add_judge, add_matrix, add_diff, add_explain, add_list, add_new_case, add_check, add_coverage,
                           add_doctor, add_accept, add_triage, add_compact, add_explore})
        add(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? 0 : static_cast<int>(exit_code::invalid);
    }
    return run_command(chosen, root);
}

} // namespace sockmatrix
