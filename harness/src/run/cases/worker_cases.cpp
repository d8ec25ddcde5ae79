// The cases that an adapter runs, and the resets before them.
#include "run/cases/expected_wait.hpp"
#include "run/cases/skip.hpp"
#include "run/cases/worker.hpp"

#include <algorithm>

namespace sockmatrix {

/// The next unit of work, or an adapter for it. False where nothing is left to do.
bool worker::take_up() {
    if (unit_.empty()) take_work();
    if (unit_.empty()) {
        leave();
        return false;
    }
    adapter_ ? begin() : start_adapter();
    return true;
}

void worker::take_work() {
    if (again_.empty()) {
        unit_ = shared_.queue.take(kind_);
        return;
    }
    unit_ = {again_.front()};
    again_.pop_front();
}

void worker::begin() {
    skip_impossible();
    if (unit_.empty()) return;
    batch_ = unit_.size() > 1;
    adapter_->mark_errors();
    const bool reset = std::exchange(dirty_, false);
    if (reset) adapter_->request("reset");
    phase_ = reset ? worker_phase::resetting : worker_phase::running;
    // A background call could overtake the reset; all else travels with it.
    if (!reset || !starts_in_background()) start_runners();
    if (!reset) return;
    reset_began_ = adapter_->now();
    adapter_->flush();
    adapter_->set_deadline(shared_.deadlines.of_reset());
}

void worker::skip_impossible() {
    work_unit possible;
    for (const test_case* one : unit_) {
        auto reason = skip_reason(*one, about_);
        if (!reason) {
            possible.push_back(one);
            continue;
        }
        observation seen;
        seen.case_id = one->id;
        seen.answer = json(one->steps.size(), nullptr);
        seen.skipped = std::move(reason);
        finish_with(std::move(seen));
    }
    shared_.record.flush();
    unit_ = std::move(possible);
}

bool worker::starts_in_background() const {
    const auto& steps = unit_.front()->steps;
    return !steps.empty() && steps.front().background;
}

void worker::start_runners() {
    for (const test_case* one : unit_) {
        if (!one->alone) dirty_ = true;
        running_.emplace_back(*one, *surroundings_).start();
    }
}

void worker::reset_replied(const json& result) {
    if (std::string problem = reset_problem(result); !problem.empty())
        return reset_failed({"protocol", std::move(problem)});
    shared_.deadlines.reset_answered(static_cast<double>(adapter_->now() - reset_began_) / 1000.0);
    if (result.contains("restart")) return leave_reset({"the adapter asked for it", ""});
    phase_ = worker_phase::running;
    if (running_.empty())
        start_runners();
    else
        running_.front().start_clock();
}

void worker::reset_failed(const fault& why) {
    if (why.kind == "timeout") shared_.deadlines.reset_hung();
    happened("reset", case_before(), why);
    leave_reset(why);
}

/// The case before has all its answers and the next one none: it starts anew on another adapter.
void worker::leave_reset(const fault& why) {
    give_up(why, "at the reset after " + last_case_);
    running_.clear();
    phase_ = worker_phase::idle;
}

void worker::case_replied(std::uint64_t id, json& result) {
    std::string problem = running_.front().replied(id, result);
    if (!problem.empty()) failed({"protocol", std::move(problem)});
}

void worker::case_timed_out() {
    if (batch_) return batch_failed({"timeout", "no answer in time"});
    running_.front().expired();
}

void worker::case_failed(fault why) {
    give_up(why, "in " + unit_.front()->id);
    running_.front().broke(std::move(why));
}

/// Which of its cases was to blame is seen when they run again one by one.
void worker::batch_failed(const fault& why) {
    happened("batch", unanswered(), why);
    give_up(why, "in a batch, at " + unit_.front()->id);
    again_ = std::move(unit_);
    unit_.clear();
    running_.clear();
    phase_ = worker_phase::idle;
}

/// Records the cases at the front that are over, and waits for the next one. False if there is one.
bool worker::collect() {
    const std::size_t before = running_.size();
    while (!running_.empty() && running_.front().over())
        collect_front();
    if (running_.empty()) {
        end_unit();
        return true;
    }
    if (running_.size() != before) running_.front().start_clock();
    adapter_->flush();
    adapter_->set_deadline(running_.front().seconds_left());
    return false;
}

void worker::collect_front() {
    case_runner& done = running_.front();
    note_time(done.what(), static_cast<double>(shared_.loop.now() - done.began()) / 1000.0);
    const bool costs = done.costs_adapter();
    observation seen = done.take();
    if (costs && adapter_)
        give_up(seen.broke ? *seen.broke : fault{"a call stays blocked", ""}, "in " + seen.case_id);
    last_case_ = seen.case_id;
    finish_with(std::move(seen));
    running_.pop_front();
    unit_.pop_front();
}

void worker::note_time(const test_case& what, double seconds) {
    time_spent& time = shared_.summary.time;
    time.cases += seconds;
    if (is_time_bound(what)) time.waits += seconds;
    if (!time.longest.empty() && seconds <= time.longest_seconds) return;
    time.longest = what.id;
    time.longest_seconds = seconds;
}

void worker::end_unit() {
    phase_ = worker_phase::idle;
    shared_.record.flush();
    if (!adapter_) return;
    adapter_->forget_background();
    adapter_->clear_deadline();
}

void worker::finish_with(observation seen) {
    if (last_case_.empty()) last_case_ = seen.case_id;
    shared_.record.add(std::move(seen));
    ++shared_.summary.cases;
    if (shared_.options.progress) shared_.options.progress(shared_.record.size(), shared_.all);
}

} // namespace sockmatrix
