#include "judge/decisions.hpp"

namespace sockmatrix {
namespace {

/// What the conditions of entries may ask a run for.
std::string asked_by_entries(const json& run) {
    std::string out;
    for (const char* name : {"traits", "capabilities", "facts", "versions", "implementation"}) {
        const auto found = run.find(name);
        out += found == run.end() ? "?" : found->dump();
        out += '\n';
    }
    return out;
}

} // namespace

run_decisions::run_decisions(const std::vector<profile>& profiles, const json& run,
                             const std::vector<test_case>& cases)
    : index(profiles, run), complaints(index.complaints(cases)) {
    nearest.reserve(cases.size());
    allowing.reserve(cases.size());
    for (const test_case& one : cases) {
        nearest.push_back(index.nearest(one.id));
        allowing.push_back(index.nearest_allowing(one.id));
    }
}

std::shared_ptr<const run_decisions> known_decisions::of(const json& run) {
    const std::string asked = asked_by_entries(run);
    const std::lock_guard hold(lock_);
    std::shared_ptr<const run_decisions>& known = known_[asked];
    if (!known) known = std::make_shared<const run_decisions>(profiles_, run, all_.cases);
    return known;
}

} // namespace sockmatrix
