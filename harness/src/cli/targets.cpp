#include "cli/targets.hpp"

#include "model/failure.hpp"
#include "run/probe.hpp"

#include <algorithm>

namespace sockmatrix {
namespace fs = std::filesystem;
namespace {

/// Puts launcher and agent in front of an adapter. A launcher that does not work here is left out, and the capability that it
/// gives is missing with its own words.
target_command wrap(const places& where, const platform& on, std::string target, std::vector<std::string> traits,
                    const std::vector<std::string>& adapter) {
    target_command out;
    out.target = std::move(target);
    out.traits = std::move(traits);
    out.time_scale = on.time_scale;
    std::string problem = "the platform has no launcher for it";
    if (!on.launcher.empty()) problem = launcher_problem(on.launcher.front());
    if (problem.empty()) out.command = on.launcher;
    out.command.push_back((where.bin / "sockmatrix-agent").string());
    out.command.push_back(problem.empty() ? "--hermetic" : "--missing=hermetic_names=" + problem);
    out.command.push_back("--");
    out.command.insert(out.command.end(), adapter.begin(), adapter.end());
    return out;
}

std::vector<std::string> traits_of(const platform& on, const std::vector<std::string>& implementation_traits) {
    std::vector<std::string> traits;
    for (const auto& [axis, tag] : on.traits.items()) traits.push_back(tag.get<std::string>());
    traits.insert(traits.end(), implementation_traits.begin(), implementation_traits.end());
    std::sort(traits.begin(), traits.end());
    return traits;
}

std::string absence(const implementation& what) {
    for (const std::string& program : what.programs)
        if (find_program(program).empty()) return program + " is not installed";
    if (find_program(what.command.front()).empty()) return what.command.front() + " is not there; build it first";
    return "";
}

} // namespace

target_choice choose_targets(const places& where, const platform& on, const std::vector<std::string>& names) {
    target_choice out;
    std::vector<std::string> unknown = names;
    for (const fs::path& file : adapter_files(where)) {
        const implementation what = load_implementation(file, where.bin);
        const bool named = std::erase(unknown, what.name) != 0;
        if (!names.empty() && !named) continue;
        const std::string why = absence(what);
        if (!why.empty() && named) throw failure(exit_code::failed, what.name + ": " + why);
        if (!why.empty()) {
            out.absent.push_back({on.id + "/" + what.name, why});
            continue;
        }
        out.present.push_back(wrap(where, on, on.id + "/" + what.name, traits_of(on, what.traits), what.command));
    }
    if (!unknown.empty())
        throw failure(exit_code::invalid, unknown.front() + ": no implementation of this name; `sockmatrix list "
                                                            "--implementations` shows them");
    return out;
}

target_command own_target(const places& where, const platform& on, const std::string& target,
                          const std::vector<std::string>& adapter) {
    const std::string name = target.substr(target.find('/') + 1);
    const std::string program = find_program(adapter.front());
    if (program.empty())
        throw failure(exit_code::failed, adapter.front() + ": no such program; give the adapter's command after --");
    return wrap(where, on, target, traits_of(on, {name}), adapter);
}

} // namespace sockmatrix
