#include "run/cases/case_deadlines.hpp"

#include "run/cases/expected_wait.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace sockmatrix {
namespace {

constexpr std::size_t enough_of_a_kind = 2; ///< hangs of one call with arguments of one form
constexpr std::size_t enough_of_a_call = 4; ///< of one call with whatever arguments
constexpr double least_seconds = 1.0;
constexpr double times_the_longest = 10.0; ///< of what such calls took that were answered
constexpr double reset_seconds = 10.0;

/// A fixture by its name, what a step returned as such, anything else by its type.
std::string form_of(const json& value) {
    if (!value.is_object()) return value.type_name();
    const auto fixture = value.find("fixture");
    if (fixture != value.end()) return fixture->dump();
    return value.empty() ? "object" : value.begin().key();
}

std::string call_of(const step& caller, bool awaited) {
    return awaited ? "await " + caller.call : caller.call;
}

std::string kind_of_step(const step& caller, bool awaited) {
    std::string out = call_of(caller, awaited);
    for (const json& one : caller.args)
        out += " " + form_of(one);
    return out;
}

bool sets_timeout(const step& one) {
    return one.call == "socket.settimeout" || one.call == "setdefaulttimeout" ||
           one.call == "create_connection" || one.kwargs.contains("timeout") ||
           (one.call == "socket.setsockopt" && one.args.dump().find("TIMEO") != std::string::npos);
}

bool may_wait(const test_case& what, const step& caller) {
    return caller.timed || caller.within || caller.call == "aux.wait" ||
           caller.call == "aux.receive" || waits_long(what) ||
           std::any_of(what.steps.begin(), what.steps.end(), sets_timeout);
}

} // namespace

double case_deadlines::of_case(const test_case& what) const {
    if (usual_ <= 0) return what.deadline * scale_;
    if (what.deadline < usual_deadline) return std::min(what.deadline, usual_) * scale_;
    // What a case asks for beyond the usual it needs for its own waiting.
    return (usual_ + what.deadline - usual_deadline) * scale_;
}

double case_deadlines::shortened(const experience& of) const {
    return std::max(least_seconds * scale_, of.longest * times_the_longest);
}

std::optional<short_deadline> case_deadlines::of_step(const test_case& what, const step& caller,
                                                      bool awaited) const {
    if (may_wait(what, caller)) return std::nullopt;
    const auto call = calls_.find(call_of(caller, awaited));
    if (call == calls_.end() || call->second.hung < enough_of_a_kind) return std::nullopt;
    const auto kind = kinds_.find(kind_of_step(caller, awaited));
    const bool like_it = kind != kinds_.end() && kind->second.hung >= enough_of_a_kind;
    if (!like_it && call->second.hung < enough_of_a_call) return std::nullopt;
    const double seconds = shortened(like_it ? kind->second : call->second);
    if (seconds >= of_case(what)) return std::nullopt;
    return short_deadline{seconds, fmt::format("{} hung {} times before", caller.call,
                                               like_it ? kind->second.hung : call->second.hung)};
}

double case_deadlines::of_reset() const {
    const double usual = reset_seconds * scale_;
    return resets_.hung < enough_of_a_kind ? usual : std::min(usual, shortened(resets_));
}

void case_deadlines::hung(const step& caller, bool awaited) {
    ++kinds_[kind_of_step(caller, awaited)].hung;
    ++calls_[call_of(caller, awaited)].hung;
}

void case_deadlines::answered(const test_case& what, const step& caller, bool awaited,
                              double seconds) {
    if (seconds * times_the_longest < least_seconds * scale_ || may_wait(what, caller)) return;
    for (experience* one :
         {&calls_[call_of(caller, awaited)], &kinds_[kind_of_step(caller, awaited)]})
        one->longest = std::max(one->longest, seconds);
}

void case_deadlines::reset_answered(double seconds) {
    resets_.longest = std::max(resets_.longest, seconds);
}

} // namespace sockmatrix
