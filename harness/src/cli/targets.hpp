// Which implementations to run on a platform, and the whole command line of each.
#pragma once

#include "cli/platform_here.hpp"
#include "run/run.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

/// An implementation that was not run, and why.
struct absent_target {
    std::string name;
    std::string why;
};

struct target_choice {
    std::vector<target_command> present;
    std::vector<absent_target> absent;
};

/// The targets of `names` on a platform (all implementations of the repository if there are no
/// names). A named one that is not there throws failure(invalid); one that was not named and cannot
/// run here is listed as absent. A platform that is not ready throws failure(failed) with what to
/// do.
target_choice choose_targets(const places& where, const platform_here& here,
                             const std::vector<std::string>& names);

/// The targets on every platform that is ready and built. Those that are not are listed as absent.
target_choice choose_all_targets(const places& where, const std::vector<std::string>& names);

/// A target of an implementation of the repository, started by this command.
target_command implementation_target(const platform_here& here, const implementation& what,
                                     const std::vector<std::string>& adapter);

/// A target of the user's own adapter command.
target_command own_target(const platform_here& here, const std::string& target,
                          const std::vector<std::string>& adapter);

} // namespace sockmatrix
