#include "cli/platform_here.hpp"

#include "match/expression.hpp"
#include "run/process/probe.hpp"

#include <array>

namespace sockmatrix {
namespace fs = std::filesystem;
namespace {

void replace_all(std::string& text, const std::string& mark, const std::string& with) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += with.size())
        text.replace(at, mark.size(), with);
}

/// The needs that this machine lacks, in words; empty if there are none.
std::string missing_needs(const platform_here& here) {
    std::string out;
    for (const requirement& one : here.on.needs) {
        const std::string name = one.program.empty() ? here.resolved(one.file) : one.program;
        const bool there = one.program.empty() ? fs::exists(name) : !find_program(name).empty();
        if (!there) out += (out.empty() ? "" : ", ") + name;
    }
    return out.empty()
               ? ""
               : out + (out.find(", ") == std::string::npos ? " is missing" : " are missing");
}

void set_launcher_state(platform_here& here) {
    if (here.on.launcher.empty()) return;
    const std::string problem = launcher_problem(here.resolved(here.on.launcher.front()));
    if (problem.empty() || here.on.without_launcher) {
        here.names_problem = problem;
        return;
    }
    here.state = here.on.provision.empty() ? readiness::unreachable : readiness::provisionable;
    here.why = problem;
}

/// On the machine that it describes a platform needs nothing to be like it.
void be_itself(platform& on) {
    on.traits.erase(std::string(to_string(axis::emulator)));
    on.runner.clear();
    on.implementations.clear();
    on.needs.clear();
    on.probes.clear();
}

void set_state(platform_here& here) {
    if (here.on.launcher.empty()) here.names_problem = "the platform has no launcher for it";
    if (!here.native && !here.on.unreachable.empty()) {
        here.state = readiness::unreachable;
        here.why = here.on.unreachable;
    } else if (!here.native && !here.on.built) {
        here.state = readiness::unreachable;
        here.why =
            "it runs programs of " + here.on.programs + ", and this machine is " + host_platform();
    } else if (here.why = missing_needs(here); !here.why.empty()) {
        here.state = here.on.provision.empty() ? readiness::unreachable : readiness::provisionable;
    } else {
        set_launcher_state(here);
    }
}

} // namespace

std::string platform_here::resolved(std::string word) const {
    const std::array<std::pair<const char*, std::string>, 4> marks{{{"{host}", host.string()},
                                                                    {"{bin}", bin.string()},
                                                                    {"{exe}", on.suffix},
                                                                    {"{store}", store.string()}}};
    for (const auto& [mark, with] : marks)
        replace_all(word, mark, with);
    return word;
}

std::vector<std::string> platform_here::resolved(std::vector<std::string> words) const {
    for (std::string& word : words)
        word = resolved(std::move(word));
    return words;
}

bool platform_here::is_built() const {
    return fs::exists(bin / ("refsock-adapter" + on.suffix));
}

platform_here look_at(const places& where, platform on) {
    platform_here here;
    here.on = std::move(on);
    here.native = here.on.programs == host_platform();
    if (here.on.id == host_platform()) be_itself(here.on);
    here.host = where.bin;
    here.bin = here.native ? where.bin : where.built(here.on.programs);
    here.store = store_folder();
    set_state(here);
    return here;
}

json probed_versions(const platform_here& here) {
    static const expression version(R"([0-9]+(\.[0-9]+)+|[0-9]{6,}(\.[0-9]+)*)");
    json out = json::object();
    for (const auto& [name, words] : here.on.probes) {
        const brief_run told = run_briefly(here.resolved(words));
        if (const auto found = version.find(told.line))
            out[name] = told.line.substr(found->first, found->second - found->first);
    }
    return out;
}

} // namespace sockmatrix
