#include "cli/app.hpp"
#include "cli/option_checks.hpp"
#include "cli/output.hpp"
#include "cli/platform_here.hpp"
#include "model/failure.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <set>

namespace sockmatrix {
namespace {

struct doctor_options {
    std::vector<std::string> platforms;
    std::string list;
    std::string format = "text";
};

constexpr std::string_view name_of(readiness state) {
    switch (state) {
    case readiness::ready:
        return "ready";
    case readiness::provisionable:
        return "provisionable";
    case readiness::unreachable:
        break;
    }
    return "unreachable";
}

std::vector<platform_here> look_at_all(const places& where, const std::vector<std::string>& ids) {
    std::vector<platform> all;
    for (const std::string& id : ids)
        all.push_back(load_platform(where.platforms(), id));
    if (ids.empty()) all = load_platforms(where.platforms());
    std::vector<platform_here> out;
    for (platform& on : all)
        out.push_back(look_at(where, std::move(on)));
    return out;
}

std::string provision_text(const provisioning& how) {
    std::string text;
    for (const std::string& package : how.packages)
        text += " " + package;
    if (!text.empty()) text = "packages" + text;
    for (const std::string& step : how.steps)
        text += (text.empty() ? "" : ", ") + ("platforms/provision/" + step);
    return fmt::format("{} (about {:.0f} MB)", text, how.megabytes);
}

std::string line_of(const platform_here& here) {
    std::string line = fmt::format("  {:<26}{}\n", here.on.id, here.on.says);
    const auto add = [&line](const std::string& text) {
        line += fmt::format("  {:<26}- {}\n", "", text);
    };
    if (here.state == readiness::ready && here.native) add("this machine's own programs");
    if (here.state == readiness::ready && !here.is_built())
        add("not built yet; ./run --platform " + here.on.id + " does it");
    if (here.state == readiness::ready && !here.names_problem.empty())
        add("without fixture names: " + here.names_problem);
    if (here.state != readiness::ready) add(here.why);
    if (here.state == readiness::provisionable)
        add("comes with " + provision_text(here.on.provision));
    return line;
}

void print_groups(const std::vector<platform_here>& all) {
    const std::pair<readiness, const char*> groups[] = {
        {readiness::ready, "Ready here (./run --all runs these):"},
        {readiness::provisionable, "Can be provisioned (./run --all --provision):"},
        {readiness::unreachable, "Out of reach of this machine:"}};
    for (const auto& [state, title] : groups) {
        std::string text;
        for (const platform_here& here : all)
            if (here.state == state) text += line_of(here);
        if (!text.empty()) print_text(fmt::format("{}\n{}\n", title, text));
    }
}

json to_json(const platform_here& here) {
    return {{"id", here.on.id},
            {"says", here.on.says},
            {"traits", here.on.traits},
            {"state", name_of(here.state)},
            {"why", here.why},
            {"names", here.names_problem.empty() ? json(true) : json(here.names_problem)},
            {"native", here.native},
            {"built", here.is_built()},
            {"provision",
             {{"debian", here.on.provision.packages},
              {"steps", here.on.provision.steps},
              {"megabytes", here.on.provision.megabytes}}}};
}

/// What a script asks for, one a line.
std::set<std::string> listed(const std::vector<platform_here>& all, const std::string& what) {
    std::set<std::string> out;
    for (const platform_here& here : all) {
        const provisioning& how = here.on.provision;
        if (what == "ready" && here.state == readiness::ready) out.insert(here.on.id);
        if (what == "builds" && here.state == readiness::ready && !here.native)
            out.insert(here.on.programs);
        if (here.state == readiness::provisionable && what == "packages")
            out.insert(how.packages.begin(), how.packages.end());
        if (here.state == readiness::provisionable && what == "steps")
            out.insert(how.steps.begin(), how.steps.end());
    }
    return out;
}

int doctor(const places& where, const doctor_options& options) {
    const std::vector<platform_here> all = look_at_all(where, options.platforms);
    json values = json::array();
    for (const platform_here& here : all)
        values.push_back(to_json(here));
    if (!options.list.empty())
        for (const std::string& name : listed(all, options.list))
            print_text(name + "\n");
    else if (options.format == "json")
        print_json(values);
    else
        print_groups(all);
    return 0;
}

} // namespace

void add_doctor(CLI::App& app, command& chosen) {
    auto options = std::make_shared<doctor_options>();
    CLI::App* sub =
        app.add_subcommand("doctor", "Say which platforms can run here, and what the others lack");
    sub->footer("Examples: sockmatrix doctor\n"
                "          sockmatrix doctor linux-glibc-s390x --format json\n"
                "          sockmatrix doctor --list packages");
    sub->add_option("platform", options->platforms, "Ids of platforms (all)")->check(name_value());
    sub->add_option("--list", options->list,
                    "Print names only, one a line, for scripts: platforms that are ready, the "
                    "builds that these "
                    "need, or the packages or steps that bring what others lack")
        ->check(CLI::IsMember({"ready", "builds", "packages", "steps"}));
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return doctor(where, *options); };
    });
}

} // namespace sockmatrix
