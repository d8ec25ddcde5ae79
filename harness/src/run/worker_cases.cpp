#include "run/skip.hpp"
#include "run/worker.hpp"

#include <algorithm>

namespace sockmatrix {
void worker::begin() {
    skip_impossible();
    if (unit_.empty()) return;
    batch_ = unit_.size() > 1;
    adapter_->mark_errors();
    reset_began_ = adapter_->now();
    if (dirty_) reset_ = adapter_->request("reset");
    dirty_ = false;
    // A background call could overtake the reset; all else travels with it.
    if (reset_ == 0 || !starts_in_background()) start_runners();
    wait();
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

/// Sends what has been collected and waits for the first case, or for the reset before it.
void worker::wait() {
    adapter_->flush();
    if (reset_ != 0)
        adapter_->set_deadline(shared_.deadlines.of_reset());
    else
        collect_finished();
}

void worker::reset_done(const json& result) {
    if (std::string problem = reset_problem(result); !problem.empty())
        return reset_failed({"protocol", std::move(problem)});
    shared_.deadlines.reset_answered(static_cast<double>(adapter_->now() - reset_began_) / 1000.0);
    reset_ = 0;
    if (result.contains("restart")) {
        running_.clear();
        give_up({"the adapter asked for it", ""}, "at the reset after " + last_case_);
        return advance();
    }
    if (running_.empty()) {
        start_runners();
        adapter_->flush();
    } else {
        running_.front().start_clock();
    }
    collect_finished();
    advance();
}

/// The case before has all its answers and the next one none: it starts anew on another adapter.
void worker::reset_failed(const fault& why) {
    if (why.kind == "timeout") shared_.deadlines.reset_hung();
    happened("reset", case_before(), why);
    give_up(why, "at the reset after " + last_case_);
    reset_ = 0;
    running_.clear();
    advance();
}

void worker::reply_for_case(std::uint64_t id, json& result) {
    if (running_.empty()) return broke({"protocol", "a reply where none is due"});
    std::string problem = running_.front().replied(id, result);
    if (!problem.empty()) return broke({"protocol", std::move(problem)});
    if (!running_.front().over()) adapter_->flush();
    collect_finished();
    advance();
}

/// Records the cases at the front that are over and waits for the next one.
void worker::collect_finished() {
    bool next = false;
    while (!running_.empty() && running_.front().over()) {
        case_runner& done = running_.front();
        const bool costs = done.costs_adapter();
        observation seen = done.take();
        if (costs && adapter_)
            give_up(seen.broke ? *seen.broke : fault{"a call stays blocked", ""},
                    "in " + seen.case_id);
        last_case_ = seen.case_id;
        finish_with(std::move(seen));
        running_.pop_front();
        unit_.pop_front();
        next = true;
    }
    if (running_.empty()) return end_unit();
    if (next) running_.front().start_clock();
    adapter_->set_deadline(running_.front().seconds_left());
}

void worker::end_unit() {
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
