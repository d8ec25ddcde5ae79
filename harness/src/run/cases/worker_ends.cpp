// How adapters end, and what is kept of it.
#include "run/cases/worker.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

constexpr double seconds_to_leave = 5.0;

} // namespace

double worker::leave_seconds() const {
    return seconds_to_leave * shared_.target.time_scale;
}

/// The protocol's end of an adapter: it answers, then ends with status 0.
void worker::leave() {
    if (!adapter_) return;
    adapter_->mark_errors();
    adapter_->shut_down();
    adapter_->set_deadline(leave_seconds());
    phase_ = worker_phase::leaving;
}

void worker::leave_replied(const json& result) {
    if (std::string problem = shutdown_problem(result); !problem.empty())
        return left({"protocol", std::move(problem)});
    adapter_->close_input();
    phase_ = worker_phase::ending;
}

void worker::leave_timed_out() {
    left({"timeout", fmt::format("did not end within {:g} s", leave_seconds())});
}

void worker::left(const fault& why) {
    const bool well = why.kind == "crash" && adapter_->process().ended_well();
    if (well && phase_ == worker_phase::leaving)
        happened("shutdown", case_before(), {"protocol", "it ended without an answer to shutdown"});
    else if (!well)
        happened("shutdown", case_before(), why);
    if (!well) note("at shutdown, after " + last_case_ + ": " + why.why);
    adapter_.reset();
    phase_ = worker_phase::idle;
}

std::vector<std::string> worker::unanswered() const {
    std::vector<std::string> out;
    for (const work_unit* some : {&unit_, &again_})
        for (const test_case* one : *some)
            out.push_back(one->id);
    return out;
}

std::vector<std::string> worker::case_before() const {
    return last_case_.empty() ? unanswered() : std::vector<std::string>{last_case_};
}

/// Keeps what no case's answer shows, charged to the first of `to`.
void worker::happened(const std::string& at, std::vector<std::string> to, const fault& why) {
    const child& process = adapter_->process();
    const bool crash = why.kind == "crash";
    incident out;
    out.cases = std::move(to);
    out.how = crash ? process.ended_short() : why.kind;
    out.at = at;
    out.why = crash ? process.ended() : why.why;
    out.last_line = process.last_error_line();
    shared_.record.add(std::move(out));
    shared_.record.flush();
}

std::string worker::last_words() const {
    const std::string line = adapter_->process().last_error_line();
    return line.empty() ? line : "; its last line of standard error: " + line;
}

/// Ends the adapter; the log and the summary say why.
void worker::give_up(const fault& why, const std::string& at) {
    const bool crash = why.kind == "crash" && adapter_;
    const std::string how = crash ? adapter_->process().ended_short() : why.kind;
    const std::string text = at + (why.why.empty() ? "" : ": " + why.why) +
                             (adapter_ && !crash && !why.why.empty() ? last_words() : "");
    note("adapter given up: " + how + " " + text);
    auto& reasons = shared_.summary.reasons;
    auto same = reasons.begin();
    while (same != reasons.end() && same->how != how)
        ++same;
    if (same == reasons.end()) same = reasons.insert(same, {how, text, 0});
    ++same->count;
    adapter_.reset();
}

} // namespace sockmatrix
