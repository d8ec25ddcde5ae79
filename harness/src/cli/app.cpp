#include "cli/app.hpp"

#include "cli/option_checks.hpp"
#include "cli/output.hpp"
#include "cli/standard_handles.hpp"
#include "model/failure.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {
namespace {

constexpr const char* footer =
    R"(Exit codes: 0 all as expected, 1 something is not, 2 wrong usage or invalid data,
3 the harness could not do its work.

Examples:
  sockmatrix run refsock cpython-3 --jobs 4
  sockmatrix run --target mylinux/mystack -- ./my-adapter
  sockmatrix explain inet_aton/parts:two)";

/// Runs what ends with an exit code, and says in one line why it could not.
int ended(const std::function<int()>& what) {
    try {
        return what();
    } catch (const failure& problem) {
        print_error(fmt::format("sockmatrix: {}", problem.what()));
        return static_cast<int>(problem.code());
    } catch (
        const std::filesystem::filesystem_error& problem) { // a folder that cannot be read, say
        print_error(
            fmt::format("sockmatrix: {}: {}", problem.path1().string(), problem.code().message()));
        return static_cast<int>(exit_code::failed);
    } catch (const std::exception& problem) {
        print_error(fmt::format("sockmatrix: unexpected fault of the harness: {}", problem.what()));
        return static_cast<int>(exit_code::failed);
    }
}

/// Ends the program where memory is used up. Nobody could catch that instead: JSON values need
/// memory to be destroyed. What is recorded is on the disk already, as for a kill.
[[noreturn]] void end_without_memory() {
    std::fputs("sockmatrix: the memory that this process may have is used up; raise its limit "
               "(ulimit -v), or name fewer recordings at a time\n",
               stderr);
    std::_Exit(static_cast<int>(exit_code::failed));
}

/// What follows the first "--" is an adapter's command, not ours.
adapter_words take_adapter(int& argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) != "--") continue;
        std::vector<std::string> adapter(argv + i + 1, argv + argc);
        argc = i;
        return adapter;
    }
    return std::nullopt;
}

[[noreturn]] void refuse_usage(const CLI::App& sub, const std::string& what) {
    throw failure(exit_code::invalid, fmt::format("{}: {} (`sockmatrix {} --help`)", sub.get_name(),
                                                  what, sub.get_name()));
}

/// An adapter's command and --target come together, and instead of implementations of the
/// repository. Nothing of what a person wrote is left out without a word.
void require_consistent(const CLI::App& sub, const adapter_words& adapter) {
    const bool takes_adapter = sub.get_option_no_throw("--target") != nullptr;
    if (!takes_adapter && adapter)
        refuse_usage(sub, "takes no adapter's command; leave -- and what follows it out");
    if (!takes_adapter) return;
    const bool has_target = sub.count("--target") > 0;
    if (adapter && adapter->empty())
        refuse_usage(sub, "nothing follows --; give the adapter's command there (is a variable "
                          "empty that should hold it?)");
    if (adapter && adapter->front().empty())
        refuse_usage(sub, "the adapter's command after -- begins with an empty word");
    if (adapter && !has_target)
        refuse_usage(sub, "an adapter's command after -- needs --target PLATFORM/IMPLEMENTATION");
    if (has_target && !adapter)
        refuse_usage(sub, "--target names an adapter of yours; give its command after --, or name "
                          "an implementation of the "
                          "repository without --target");
    for (const char* other : {"implementation", "--platform", "--all"})
        if (adapter && sub.get_option_no_throw(other) != nullptr && sub.count(other) > 0)
            refuse_usage(
                sub, fmt::format(
                         "{} does not go with an adapter's command after --; leave one of them out",
                         other));
}

/// Parses, and prints what was asked for or is wrong; returns the exit code if there is no command
/// to run.
std::optional<int> parse(CLI::App& app, int argc, char** argv, const adapter_words& adapter) {
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        std::ostringstream out, err;
        const int code = app.exit(problem, out, err);
        print_text(out.str());
        if (code == 0) return code;
        print_error_text(err.str());
        return static_cast<int>(exit_code::invalid);
    }
    for (const CLI::App* sub : app.get_subcommands())
        require_consistent(*sub, adapter);
    return std::nullopt;
}

} // namespace

int cli_main(int argc, char** argv) {
    reserve_standard_handles();
    std::set_new_handler(end_without_memory);
    const adapter_words adapter = take_adapter(argc, argv);
    CLI::App app{"A portability conformance suite for the BSD socket interface"};
    app.footer(footer);
    app.require_subcommand(1);
    app.set_version_flag("--version", SOCKMATRIX_VERSION);
    std::string root;
    app.add_option("--root", root,
                   "Folder that holds cases/ and platforms/ (found from here upwards)");

    command chosen;
    add_run(app, chosen, adapter);
    add_mutants(app, chosen, adapter);
    for (const auto add :
         {add_judge, add_matrix, add_diff, add_explain, add_list, add_new_case, add_check,
          add_coverage, add_doctor, add_accept, add_triage, add_compact, add_explore})
        add(app, chosen);
    refuse_empty_values(app);
    return ended([&] {
        const std::optional<int> code = parse(app, argc, argv, adapter);
        return code ? *code : chosen(find_places(root));
    });
}

} // namespace sockmatrix
