#include "cli/app.hpp"
#include "cli/output.hpp"
#include "load/case_writer.hpp"
#include "load/faults.hpp"
#include "load/load.hpp"
#include "model/failure.hpp"
#include "model/files.hpp"
#include "model/recording.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace sockmatrix {
namespace {

struct new_case_options {
    new_case wanted;
    std::string format = "text";
};

/// The folder of an area may be missing in a young suite.
void write_case(const added_case& one) {
    make_folder(one.file.parent_path());
    replace_file(one.file, one.text);
}

std::string next_steps(const added_case& one, const new_case& wanted) {
    std::string out = fmt::format("{}:{}: added {}{}\n\nNext:\n", shown_path(one.file), one.line,
                                  one.id, one.is_new ? ", in a new file" : "");
    out += fmt::format("  1. Write its steps, and what happens by the sources, in place of "
                       "{{\"not\": {{\"any\": true}}}}{}.\n",
                       demands(wanted) ? "" : ": an outcome for each way, with a name");
    if (demands(wanted) && wanted.cite.empty())
        out += "     It demands a behaviour, so say by \"cite\" where that is written.\n";
    out += "     docs/writing-cases.md is the reference.\n";
    out += "  2. sockmatrix check --fix\n";
    out += fmt::format("  3. sockmatrix run refsock --select '{}*'\n", one.id);
    return out;
}

int new_case_command(const places& where, const new_case_options& options) {
    const added_case one = plan_case(load_suite(where.cases()), where.cases(), options.wanted);
    write_case(one);
    if (options.format == "json")
        print_json({{"id", one.id},
                    {"file", shown_path(one.file)},
                    {"line", one.line},
                    {"new_file", one.is_new}});
    else
        print_text(next_steps(one, options.wanted));
    return static_cast<int>(exit_code::as_expected);
}

void add_new_case_options(CLI::App& sub, new_case_options& options) {
    new_case& wanted = options.wanted;
    sub.add_option("area", wanted.area, "Folder of cases/, such as errors")->required();
    sub.add_option("api", wanted.api, "Documented name that the case is about, such as socket.bind")
        ->required();
    sub.add_option("slug", wanted.slug,
                   "Rest of the id, such as in-use-by-other; never changed later")
        ->required();
    sub.add_option(
           "--level", wanted.level,
           fmt::format("How strongly the sources demand it: {}", fmt::join(level_names, ", ")))
        ->required();
    sub.add_option("--clause", wanted.clauses,
                   "Clause of cases/clauses.json that it tests; may be repeated")
        ->allow_extra_args(false)
        ->required();
    sub.add_option("--says", wanted.says, "What happens, one sentence of at most 70 characters")
        ->required();
    sub.add_option("--cite", wanted.cite, "Source, such as posix:bind; may be repeated")
        ->allow_extra_args(false);
    sub.add_option("--needs", wanted.needs, "Capability, such as ipv6; may be repeated")
        ->allow_extra_args(false);
    add_format(sub, options.format);
}

} // namespace

void add_new_case(CLI::App& app, command& chosen) {
    auto options = std::make_shared<new_case_options>();
    CLI::App* sub =
        app.add_subcommand("new-case", "Add a case to be filled in, and say what to do next");
    sub->footer(
        "Until it is filled in, the case fails `check` and every run.\n"
        "Example: sockmatrix new-case errors socket.bind in-use-by-other --level must --clause "
        "bind.address-in-use\n"
        "           --says 'an address that another socket has is refused' --cite posix:bind");
    add_new_case_options(*sub, *options);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return new_case_command(where, *options); };
    });
}

} // namespace sockmatrix
