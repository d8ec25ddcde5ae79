#include "cli/app.hpp"
#include "cli/output.hpp"
#include "load/load.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>

namespace sockmatrix {
namespace {

struct list_options {
    std::vector<std::string> globs;
    std::string format = "text";
    bool implementations = false;
};

int list_implementations(const places& where, const list_options& options) {
    json names = json::array();
    for (const auto& file : adapter_files(where))
        names.push_back(load_implementation(file).name);
    if (options.format == "json")
        print_json(names);
    else
        for (const auto& name : names)
            print_text(name.get<std::string>() + "\n");
    return 0;
}

json case_json(const test_case& one) {
    return {{"id", one.id},           {"says", one.says}, {"level", to_string(one.level)},
            {"clauses", one.clauses}, {"cite", one.cite}, {"needs", one.needs},
            {"file", one.file}};
}

int list_cases(const places& where, const list_options& options) {
    const suite all = load_suite(where.cases());
    json values = json::array();
    std::string text;
    for (const test_case* one : select_cases(all, options.globs)) {
        values.push_back(case_json(*one));
        text += fmt::format("{}  {}\n", one->id, one->says);
    }
    if (options.format == "json")
        print_json(values);
    else
        print_text(text);
    return 0;
}

} // namespace

void add_list(CLI::App& app, command& chosen) {
    auto options = std::make_shared<list_options>();
    CLI::App* sub = app.add_subcommand("list", "List the cases, or the implementations");
    sub->footer("Example: sockmatrix list 'inet_aton/*' --format json");
    auto* globs = sub->add_option("case", options->globs, "Ids, with * for any text");
    sub->add_flag("--implementations", options->implementations,
                  "List the implementations of the repository")
        ->excludes(globs);
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) {
            return options->implementations ? list_implementations(where, *options)
                                            : list_cases(where, *options);
        };
    });
}

} // namespace sockmatrix
