#include "run/cases/worker.hpp"

namespace sockmatrix {

void worker::advance() {
    bool more = true;
    while (more && !shared_.stopping) {
        switch (phase_) {
        case worker_phase::idle:
            more = take_up();
            break;
        case worker_phase::running:
            more = collect();
            break;
        default:
            more = false;
        }
    }
}

void worker::notified(const std::string& method, const json& params) {
    if (phase_ != worker_phase::starting) {
        failed({"protocol", "a notification where none is due"});
    } else if (const std::string problem = handshake_->notified(method, params); !problem.empty()) {
        start_failed({"protocol", problem});
    }
    advance();
}

void worker::replied(std::uint64_t id, json& result) {
    ++shared_.summary.calls;
    switch (phase_) {
    case worker_phase::starting:
        start_replied(id, result);
        break;
    case worker_phase::resetting:
        reset_replied(result);
        break;
    case worker_phase::running:
        case_replied(id, result);
        break;
    case worker_phase::leaving:
        leave_replied(result);
        break;
    default:
        failed({"protocol", "a reply where none is due"});
    }
    advance();
}

void worker::expired() {
    switch (phase_) {
    case worker_phase::idle:
        break;
    case worker_phase::starting:
        start_timed_out();
        break;
    case worker_phase::resetting:
        reset_failed({"timeout", "no answer in time"});
        break;
    case worker_phase::running:
        case_timed_out();
        break;
    case worker_phase::leaving:
    case worker_phase::ending:
        leave_timed_out();
        break;
    }
    advance();
}

void worker::broke(fault why) {
    failed(std::move(why));
    advance();
}

/// The adapter is of no use any more.
void worker::failed(fault why) {
    switch (phase_) {
    case worker_phase::idle:
        happened("between", case_before(), why);
        return give_up(why, "after " + last_case_);
    case worker_phase::starting:
        return start_failed(why);
    case worker_phase::resetting:
        return reset_failed(why);
    case worker_phase::running:
        return batch_ ? batch_failed(why) : case_failed(std::move(why));
    case worker_phase::leaving:
    case worker_phase::ending:
        return left(why);
    }
}

void worker::note(const std::string& text) {
    shared_.log.write("sockmatrix: " + text + "\n");
}

} // namespace sockmatrix
