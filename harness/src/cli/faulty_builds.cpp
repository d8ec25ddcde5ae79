#include "cli/faulty_builds.hpp"

#include "cli/targets.hpp"
#include "load/load.hpp"
#include "model/failure.hpp"
#include "run/process/probe.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

const std::string operator_name = "fault";

std::vector<faulty_build> builds_of(const platform_here& here, const implementation& what) {
    const std::string program = here.resolved(what.faulty);
    if (find_program(program).empty()) return {};
    const brief_run listed = run_briefly({program, "--faults"});
    const json faults = json::parse(listed.line, nullptr, false);
    const auto is_text = [](const json& one) { return one.is_string(); };
    if (listed.status != 0 || !faults.is_object() ||
        !std::all_of(faults.begin(), faults.end(), is_text))
        throw failure(
            exit_code::failed,
            program + ": --faults does not print a JSON object from names to texts on one line");
    std::vector<faulty_build> out;
    for (const auto& [name, says] : faults.items())
        out.push_back({operator_name + "/" + name, says.get<std::string>(),
                       implementation_target(here, what, {program, "--fault", name})});
    return out;
}

/// Takes out the globs that speak of faults, and returns them.
std::vector<std::string> take_globs(std::vector<std::string>& globs, const std::string& begin) {
    const auto others =
        std::stable_partition(globs.begin(), globs.end(),
                              [&](const std::string& one) { return one.rfind(begin, 0) != 0; });
    std::vector<std::string> out(others, globs.end());
    globs.erase(others, globs.end());
    return out;
}

} // namespace

std::vector<faulty_build> faulty_builds(const places& where, const platform_here& here,
                                        const std::string& name) {
    for (const std::filesystem::path& file : adapter_files(where)) {
        const implementation what = load_implementation(file);
        if (what.name == name && !what.faulty.empty()) return builds_of(here, what);
    }
    return {};
}

bool is_fault(const std::string& id) {
    return id.rfind(operator_name + "/", 0) == 0;
}

bool choose_faults(mutant_choice& choice, std::vector<faulty_build>& builds) {
    const bool any_operator = choice.operators.empty(), any_mutant = choice.globs.empty();
    const std::vector<std::string> globs = take_globs(choice.globs, operator_name + "/");
    const bool by_operator = !take_globs(choice.operators, operator_name).empty();
    if (!choice.calls.empty() || (!any_operator && !by_operator) || (!any_mutant && globs.empty()))
        builds.clear();
    for (const std::string& glob : globs)
        if (std::none_of(builds.begin(), builds.end(),
                         [&](const faulty_build& one) { return glob_match(glob, one.id); }))
            throw failure(
                exit_code::invalid,
                glob + ": no fault of this name; `sockmatrix mutants --list` shows what there is");
    if (!globs.empty())
        std::erase_if(builds, [&](const faulty_build& one) {
            return std::none_of(globs.begin(), globs.end(),
                                [&](const std::string& glob) { return glob_match(glob, one.id); });
        });
    return (any_operator || !choice.operators.empty()) && (any_mutant || !choice.globs.empty());
}

} // namespace sockmatrix
