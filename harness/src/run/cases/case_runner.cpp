#include "run/cases/case_runner.hpp"

#include "match/match.hpp"
#include "model/failure.hpp"
#include "model/observation.hpp"
#include "run/protocol/encode.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace sockmatrix {
namespace {

std::uint64_t milliseconds(double seconds) {
    return static_cast<std::uint64_t>(std::ceil(std::max(seconds, 0.001) * 1000.0));
}

/// Whether something in the case speaks of a step: an outcome or another step's `when`.
bool is_named(const test_case& what, const std::string& name) {
    for (const outcome& one : what.outcomes)
        if (one.patterns.contains(name)) return true;
    return std::any_of(what.steps.begin(), what.steps.end(),
                       [&](const step& one) { return one.when && one.when->contains(name); });
}

} // namespace

case_runner::case_runner(const test_case& what, const case_surroundings& where)
    : what_(what), where_(where), fixtures_(where.about, where.paths),
      canonical_(where.about.directory) {
    seen_.case_id = what.id;
    seen_.answer = json::array();
}

void case_runner::start() {
    start_clock();
    advance();
}

void case_runner::start_clock() {
    began_ = where_.via.now();
    case_due_ = began_ + milliseconds(where_.deadlines.of_case(what_));
    if (waits_for_ != 0) arm(what_.steps[index_]);
}

double case_runner::seconds_left() const noexcept {
    std::uint64_t due = case_due_;
    for (const std::uint64_t earlier : {step_due_, short_due_})
        if (earlier != 0) due = std::min(due, earlier);
    const std::uint64_t now = where_.via.now();
    return due > now ? static_cast<double>(due - now) / 1000.0 : 0.0;
}

template <typename Action>
void case_runner::attempt(Action&& action) {
    try {
        action();
    } catch (const no_value&) {
        stop();
    } catch (const failure& wrong) {
        if (wrong.code() != exit_code::invalid) throw;
        broke({"setup", wrong.what()});
    }
}

void case_runner::advance() {
    while (!over_ && waits_for_ == 0) {
        if (index_ == what_.steps.size()) {
            over_ = true;
            return;
        }
        attempt([this] { run_step(what_.steps[index_]); });
    }
}

void case_runner::run_step(const step& one) {
    if (!is_wanted(one)) {
        seen_.answer.push_back(nullptr);
        keep_result(nullptr);
        ++index_;
    } else if (!one.await.empty()) {
        wait_for(one);
    } else {
        call(one);
    }
}

bool case_runner::is_wanted(const step& one) const {
    if (!one.when) return true;
    for (const auto& [name, pattern] : one.when->items()) {
        const auto result = results_.find(name);
        if (!matches(pattern, result == results_.end() ? json() : result->second)) return false;
    }
    return true;
}

bool case_runner::matches(const json& pattern, const json& outcome) const {
    const match_context context{&where_.about.constants, &where_.about.facts, &fixtures_.used(),
                                &results_, where_.time_scale};
    return match_pattern(pattern, outcome, context).matches;
}

void case_runner::call(const step& one) {
    value_sources sources{where_.about.facts, results_, fixtures_};
    const std::string params = call_params(one, sources);
    std::optional<json> given;
    if (where_.between) given = where_.between->instead(what_, index_);
    if (one.background) return start_background(params, std::move(given));
    if (given) return settle(one, std::move(*given));
    waits_for_ = where_.via.request("call", params);
    arm(one);
}

/// What is given in the adapter's place has no id of the adapter's; the adapter counts upwards.
void case_runner::start_background(const std::string& params, std::optional<json> given) {
    const std::uint64_t id = given ? std::numeric_limits<std::uint64_t>::max() - index_
                                   : where_.via.request_background(params);
    background_[id] = {index_, std::move(given)};
    started_[result_name(what_, index_)] = id;
    const json started = {{"started", true}};
    seen_.answer.push_back(started);
    keep_result(started);
    ++index_;
}

void case_runner::wait_for(const step& one) {
    const auto started = started_.find(one.await);
    if (started == started_.end()) throw no_value("step " + one.await + " did not run");
    const background_call& waited = background_.at(started->second);
    if (waited.outcome) return settle(what_.steps[waited.step], *waited.outcome);
    waits_for_ = started->second;
    arm(one);
}

const step& case_runner::caller_of(const step& one) const {
    if (one.await.empty()) return one;
    const auto started = started_.find(one.await);
    return started == started_.end() ? one : what_.steps[background_.at(started->second).step];
}

void case_runner::arm(const step& one) {
    armed_ = where_.via.now();
    short_due_ = 0;
    shortened_.reset();
    if (!one.within)
        shortened_ = where_.deadlines.of_step(what_, caller_of(one), !one.await.empty());
    if (shortened_) short_due_ = armed_ + milliseconds(shortened_->seconds);
    step_due_ = one.within ? where_.via.now() + milliseconds(*one.within * where_.time_scale) : 0;
}

std::string case_runner::replied(std::uint64_t id, json& outcome) {
    const auto background = background_.find(id);
    if (background == background_.end() && id != waits_for_) return "a reply out of order";
    const std::size_t from = background == background_.end() ? index_ : background->second.step;
    const step& caller = what_.steps[from];
    std::string problem = outcome_problem(outcome);
    const bool answered = outcome.contains("returns") || outcome.contains("raises");
    if (problem.empty() && caller.timed && answered && !outcome.contains("us"))
        problem = "a timed call without \"us\"";
    if (!problem.empty()) return problem;
    if (where_.between) where_.between->answered(what_, from, outcome);
    if (background != background_.end()) background->second.outcome = outcome;
    if (id != waits_for_) return "";
    attempt([&] { settle(caller, std::move(outcome)); });
    advance();
    return "";
}

/// A step that was seen to block has told nothing of how long its answers take.
void case_runner::note_answer(const step& caller, const json& outcome) {
    if (outcome.contains("blocks")) return;
    const double seconds = static_cast<double>(where_.via.now() - armed_) / 1000.0;
    where_.deadlines.answered(what_, caller, !what_.steps[index_].await.empty(), seconds);
}

/// Takes the outcome of the step at hand and decides whether the next one makes sense.
void case_runner::settle(const step& caller, json outcome) {
    if (waits_for_ != 0) note_answer(caller, outcome);
    waits_for_ = 0;
    step_due_ = 0;
    short_due_ = 0;
    const bool go_on = may_go_on(outcome);
    if (!is_last()) keep_result(outcome);
    seen_.answer.push_back(
        canonical_.outcome(what_.steps[index_], caller, index_, std::move(outcome)));
    if (!go_on) seen_.stopped = index_;
    over_ = over_ || !go_on;
    ++index_;
}

bool case_runner::may_go_on(const json& outcome) const {
    const step& one = what_.steps[index_];
    if (one.expect && !matches(*one.expect, outcome)) return false;
    if (is_last()) return true;
    if (outcome.contains("unsupported")) return false;
    return one.expect || outcome.contains("returns") || !must_return();
}

bool case_runner::must_return() const {
    return !is_named(what_, result_name(what_, index_));
}

void case_runner::keep_result(const json& outcome) {
    results_[result_name(what_, index_)] = outcome;
}

void case_runner::stop() {
    seen_.stopped = index_;
    over_ = true;
}

/// Says by which deadline, and learns from it.
fault case_runner::timed_out() {
    const step& one = what_.steps[index_];
    const double whole = where_.deadlines.of_case(what_);
    fault out{"timeout", fmt::format("no answer within {:g} s", whole)};
    if (short_due_ != 0 && short_due_ < case_due_)
        out.why =
            fmt::format("no answer within {:g} s; the deadline of {:g} s was made shorter, as {}",
                        shortened_->seconds, whole, shortened_->why);
    where_.deadlines.hung(caller_of(one), !one.await.empty());
    return out;
}

void case_runner::expired() {
    const bool blocks = step_due_ != 0 && step_due_ <= case_due_;
    const step& one = what_.steps[index_];
    costs_adapter_ = !blocks || one.await.empty();
    if (!blocks) return broke(timed_out());
    attempt([&] { settle(one, {{"blocks", true}}); });
    over_ = over_ || costs_adapter_;
    advance();
}

void case_runner::broke(fault why) {
    why.step = index_;
    seen_.broke = std::move(why);
    waits_for_ = 0;
    over_ = true;
}

observation case_runner::take() {
    while (seen_.answer.size() < what_.steps.size())
        seen_.answer.push_back(nullptr);
    if (!canonical_.values().empty()) seen_.env["values"] = canonical_.values();
    if (!canonical_.times().empty()) seen_.env["us"] = canonical_.times();
    if (!fixtures_.used().empty()) seen_.env["fixtures"] = fixtures_.used();
    return std::move(seen_);
}

} // namespace sockmatrix
