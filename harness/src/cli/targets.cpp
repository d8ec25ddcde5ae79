#include "cli/targets.hpp"

#include "model/failure.hpp"
#include "run/process/probe.hpp"

#include <algorithm>

namespace sockmatrix {
namespace fs = std::filesystem;
namespace {

/// Puts launcher, agent and runner in front of an adapter. A launcher that does not work here is
/// left out where the platform can do without, and the capability that it gives is missing with its
/// own words.
target_command wrap(const platform_here& here, std::string target, std::vector<std::string> traits,
                    const std::vector<std::string>& adapter) {
    target_command out;
    out.target = std::move(target);
    out.traits = std::move(traits);
    out.time_scale = here.on.time_scale;
    out.versions = probed_versions(here);
    if (here.names_problem.empty()) out.command = here.resolved(here.on.launcher);
    out.command.push_back(here.resolved(here.on.agent));
    // Whether the names are there where a launcher is in front, the agent finds out.
    if (!here.names_problem.empty())
        out.command.push_back("--missing=hermetic_names=" + here.names_problem);
    out.command.push_back("--");
    const auto runner = here.resolved(here.on.runner);
    out.command.insert(out.command.end(), runner.begin(), runner.end());
    out.command.insert(out.command.end(), adapter.begin(), adapter.end());
    return out;
}

std::vector<std::string> traits_of(const platform& on,
                                   const std::vector<std::string>& implementation_traits) {
    std::vector<std::string> traits;
    for (const auto& [axis, tag] : on.traits.items())
        traits.push_back(tag.get<std::string>());
    traits.insert(traits.end(), implementation_traits.begin(), implementation_traits.end());
    std::sort(traits.begin(), traits.end());
    return traits;
}

std::string absence(const platform_here& here, const implementation& what) {
    const auto& named = here.on.implementations;
    if (!named.empty() && std::find(named.begin(), named.end(), what.name) == named.end())
        return "it is not made for this platform";
    for (const std::string& program : what.programs)
        if (find_program(program).empty()) return program + " is not installed";
    const std::string program = here.resolved(what.command.front());
    if (!find_program(program).empty()) return "";
    return program + " is not there; `./run --platform " + here.on.id + "` builds it";
}

void require_ready(const platform_here& here) {
    if (here.state == readiness::ready) return;
    const bool can = here.state == readiness::provisionable;
    throw failure(exit_code::failed,
                  here.on.id + ": " + here.why +
                      (can ? "; `./run --platform " + here.on.id + " --provision` installs it"
                           : "; `sockmatrix doctor` shows what can run here"));
}

} // namespace

target_choice choose_targets(const places& where, const platform_here& here,
                             const std::vector<std::string>& names) {
    require_ready(here);
    target_choice out;
    std::vector<std::string> unknown = names;
    for (const fs::path& file : adapter_files(where)) {
        const implementation what = load_implementation(file);
        const bool named = std::erase(unknown, what.name) != 0;
        if (!names.empty() && !named) continue;
        const std::string name = here.on.id + "/" + what.name;
        const std::string why = absence(here, what);
        if (!why.empty() && named) throw failure(exit_code::failed, what.name + ": " + why);
        if (!why.empty())
            out.absent.push_back({name, why});
        else
            out.present.push_back(implementation_target(here, what, here.resolved(what.command)));
    }
    if (!unknown.empty())
        throw failure(exit_code::invalid, unknown.front() +
                                              ": no implementation of this name; `sockmatrix list "
                                              "--implementations` shows them");
    return out;
}

target_choice choose_all_targets(const places& where, const std::vector<std::string>& names) {
    target_choice out;
    for (const platform& on : load_platforms(where.platforms())) {
        const platform_here here = look_at(where, on);
        if (here.state != readiness::ready) {
            out.absent.push_back({on.id, here.why});
            continue;
        }
        target_choice some = choose_targets(where, here, names);
        std::move(some.present.begin(), some.present.end(), std::back_inserter(out.present));
        std::move(some.absent.begin(), some.absent.end(), std::back_inserter(out.absent));
    }
    return out;
}

target_command implementation_target(const platform_here& here, const implementation& what,
                                     const std::vector<std::string>& adapter) {
    return wrap(here, here.on.id + "/" + what.name, traits_of(here.on, what.traits), adapter);
}

target_command own_target(const platform_here& here, const std::string& target,
                          const std::vector<std::string>& adapter) {
    const std::string name = target.substr(target.find('/') + 1);
    const std::string program = find_program(adapter.front());
    if (program.empty())
        throw failure(exit_code::failed,
                      adapter.front() + ": no such program; give the adapter's command after --");
    return wrap(here, target, traits_of(here.on, {name}), adapter);
}

} // namespace sockmatrix
