// Which profile entry decides a case, for all cases of a run. Internal to judge.
#pragma once

#include "model/case.hpp"
#include "model/precedence.hpp"
#include "model/profile.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// Whether the trait, the further traits and the conditions of an entry hold for a run.
bool entry_holds(const expectation& entry, const json& run);

/// The entries whose trait and conditions hold for a run, by the cases that they speak of. Points
/// into the profiles.
class expectation_index {
public:
    expectation_index(const std::vector<profile>& profiles, const json& run);

    struct candidate {
        const expectation* entry = nullptr;
        precedence near;
        const expectation* tied = nullptr; ///< another entry that comes equally near
    };

    /// The entry that comes nearest, or none, and one that ties with it. None of the axis
    /// `of_interface`.
    candidate nearest(const std::string& case_id) const;
    /// The same among those of the axis `of_interface`, which count only where what they allow
    /// happened.
    candidate nearest_allowing(const std::string& case_id) const;
    /// The same. Throws failure(invalid) on a tie.
    candidate decide(const std::string& case_id) const;

    /// Entries that match none of these cases, which are sorted; a line each. One that nearer
    /// entries always come before is no fault: it speaks for the other targets of its trait.
    std::vector<std::string> complaints(const std::vector<test_case>& cases) const;

private:
    using indices = std::vector<std::size_t>; ///< into `all_`, rising

    std::vector<const candidate*> candidates(const std::string& case_id) const;
    candidate nearest(const std::string& case_id, bool allowing) const;

    std::vector<candidate> all_; ///< in the order of the profiles
    std::map<std::string, indices, std::less<>> exact_;
    std::map<std::string, indices, std::less<>> globs_; ///< by what stands before the first slash
    indices wide_globs_;                                ///< those with a star before it
};

/// Which two entries tie, and what to do.
std::string tie_text(const expectation_index::candidate& tied);

} // namespace sockmatrix
