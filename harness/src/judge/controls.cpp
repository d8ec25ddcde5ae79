#include "judge/controls.hpp"

#include "judge/classify.hpp"
#include "match/idle.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

const outcome* taken_outcome(const test_case& about, const verdict& of) {
    const auto found = std::find_if(about.outcomes.begin(), about.outcomes.end(),
                                    [&](const outcome& one) { return one.name == of.happened; });
    return found == about.outcomes.end() ? nullptr : &*found;
}

/// A control need not conform: a known deviation shows too that the call works, unless doing
/// nothing reaches it.
bool worked(const test_case& control, const verdict& of) {
    const bool named = of.kind == verdict_kind::conforms || of.kind == verdict_kind::permitted ||
                       of.kind == verdict_kind::deviates;
    const outcome* taken = named ? taken_outcome(control, of) : nullptr;
    return taken && !reached_by_idle(control, *taken);
}

} // namespace

control_verdicts::control_verdicts(const prepared_cases& cases, const stored_recording& seen)
    : cases_(cases), seen_(seen) {}

const std::string& control_verdicts::failure_of(const std::string& id) {
    const auto [found, is_new] = failures_.try_emplace(id);
    const prepared_case* control = is_new ? find_prepared(cases_, id) : nullptr;
    const observation* seen = control ? seen_.find(id) : nullptr;
    if (!seen || seen->skipped) return found->second;
    const verdict of = classify(*control, *seen, seen_.run());
    if (!worked(*control->about, of))
        found->second = "its control " + id + " failed: " + std::string(to_string(of.kind)) + " (" +
                        of.happened + ")" + (of.why.empty() ? "" : ": " + of.why);
    return found->second;
}

void control_verdicts::apply(const prepared_case& of, verdict& out) {
    const test_case& about = *of.about;
    const bool green = out.kind == verdict_kind::conforms || out.kind == verdict_kind::permitted;
    const outcome* taken = green && !about.controls.empty() ? taken_outcome(about, out) : nullptr;
    if (!taken || !reached_by_idle(about, *taken)) return;
    for (const std::string& id : about.controls) {
        const std::string& why = failure_of(id);
        if (why.empty()) continue;
        out.kind = verdict_kind::blocked;
        out.happened = "blocked";
        out.why = why;
        return;
    }
}

} // namespace sockmatrix
