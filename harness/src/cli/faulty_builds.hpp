// Builds of an implementation that are broken in one way, for `mutants` (docs/mutants.md).
#pragma once

#include "cli/places.hpp"
#include "cli/platform_here.hpp"
#include "mutate/measure.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

/// All faults that the implementation's build with faults has, sorted by id; none if there is no
/// such build on this platform. Throws failure(failed) if it does not list them.
std::vector<faulty_build> faulty_builds(const places& where, const platform_here& here,
                                        const std::string& implementation);

/// Whether the id is a fault's.
bool is_fault(const std::string& id);

/// Takes what speaks of faults out of the choice, and leaves of the builds those that it chooses:
/// by "fault/<name>", by the operator "fault", or all, as long as no call is chosen. Returns
/// whether mutants are chosen too.
bool choose_faults(mutant_choice& choice, std::vector<faulty_build>& builds);

} // namespace sockmatrix
