// A platform as this machine has it: whether it can run, and with which programs.
#pragma once

#include "cli/places.hpp"
#include "load/load.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace sockmatrix {

enum class readiness {
    ready,         ///< whatever it needs is here, save perhaps the build
    provisionable, ///< something is missing that can be brought here
    unreachable,   ///< it cannot run on this machine
};

struct platform_here {
    platform on;
    readiness state = readiness::ready;
    std::string why;            ///< what is missing, or why it cannot run; empty if it is ready
    std::string names_problem;  ///< why no launcher brings the fixture names; empty if one does
    std::filesystem::path host; ///< the programs of this machine
    std::filesystem::path bin;  ///< the programs of the platform
    std::filesystem::path store;
    bool native = false; ///< its programs are those of this machine

    /// `word` with {host}, {bin}, {exe} and {store} replaced.
    std::string resolved(std::string word) const;
    std::vector<std::string> resolved(std::vector<std::string> words) const;
    /// Whether its programs have been built.
    bool is_built() const;
};

/// Looks at what the platform needs and asks its launcher whether it works.
platform_here look_at(const places& where, platform on);

/// What the platform's probes tell: name to version. One that tells none is left out.
json probed_versions(const platform_here& here);

} // namespace sockmatrix
