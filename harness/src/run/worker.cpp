#include "run/worker.hpp"

#include "model/failure.hpp"
#include "run/skip.hpp"

#include <fmt/format.h>

namespace sockmatrix {
namespace {

constexpr std::size_t most_failed_starts = 3;

std::string joined(const std::vector<std::string>& command) {
    std::string out;
    for (const std::string& word : command)
        out += (out.empty() ? "" : " ") + word;
    return out;
}

} // namespace

void worker::advance() {
    while (!shared_.stopping && running_.empty() && reset_ == 0 && !is_starting()) {
        if (unit_.empty()) take_work();
        if (unit_.empty()) return leave();
        adapter_ ? begin() : start_adapter();
    }
}

void worker::take_work() {
    if (again_.empty()) {
        unit_ = shared_.queue.take(kind_);
        return;
    }
    unit_ = {again_.front()};
    again_.pop_front();
}

double worker::start_seconds() const {
    return shared_.options.start_deadline * shared_.target.time_scale;
}

void worker::start_adapter() {
    about_ = {};
    dirty_ = false;
    if (starts_++ > 0) ++shared_.summary.restarts;
    start_began_ = shared_.loop.now();
    try {
        adapter_ =
            std::make_unique<adapter>(shared_.loop, shared_.target.command, shared_.log, *this);
    } catch (const failure& why) {
        return start_failed({"start", why.what()});
    }
    adapter_->set_deadline(start_seconds());
    handshake_.emplace(*adapter_, shared_.constants, shared_.target.environment);
}

/// The first adapter of a run must start; later ones may fail a few times, as when the machine is
/// short of something.
void worker::start_failed(const fault& why) {
    handshake_.reset();
    ++failed_starts_;
    note("the adapter did not start: " + why.why);
    if (!shared_.header || failed_starts_ >= most_failed_starts) {
        adapter_.reset();
        throw failure(exit_code::failed,
                      fmt::format("{}: the adapter did not start: {} (command: {})",
                                  shared_.target.target, why.why, joined(shared_.target.command)));
    }
    if (adapter_) happened("start", unanswered(), why); // else the system did not let it start
    give_up(why, "its start before " + unit_.front()->id);
    advance();
}

void worker::started() {
    about_ = handshake_->take();
    const json header = run_header(about_, shared_.target, shared_.options);
    if (!shared_.header) {
        shared_.record.begin(header);
        shared_.header = header;
        shared_.on_first_start(static_cast<double>(shared_.loop.now() - start_began_) / 1000.0);
    }
    const std::string differs = header_difference(*shared_.header, header);
    if (!differs.empty())
        return start_failed(
            {"protocol", "it answers otherwise than at its first start: " + differs});
    handshake_.reset();
    failed_starts_ = 0;
    adapter_->clear_deadline();
    surroundings_.emplace(case_surroundings{about_, *adapter_, shared_.target.time_scale,
                                            shared_.paths, shared_.deadlines,
                                            shared_.options.between});
    advance();
}

void worker::notified(const std::string& method, const json& params) {
    if (!is_starting()) return broke({"protocol", "a notification where none is due"});
    const std::string problem = handshake_->notified(method, params);
    if (!problem.empty()) start_failed({"protocol", problem});
}

void worker::replied(std::uint64_t id, json& result) {
    ++shared_.summary.calls;
    if (is_starting()) {
        const std::string problem = handshake_->replied(id, result);
        if (!problem.empty()) return start_failed({"protocol", problem});
        return handshake_->done() ? started() : adapter_->set_deadline(start_seconds());
    }
    if (id == reset_) return reset_done(result);
    if (id == shutdown_) return agreed(result);
    reply_for_case(id, result);
}

void worker::expired() {
    if (is_starting())
        return start_failed(
            {"timeout", fmt::format("no answer to {} within {} s{}", handshake_->waits_for(),
                                    start_seconds(), last_words())});
    if (shutdown_ != 0)
        return left({"timeout", fmt::format("did not end within {:g} s", leave_seconds())});
    if (reset_ != 0 || batch_) return broke({"timeout", "no answer in time"});
    running_.front().expired();
    if (!running_.front().over()) adapter_->flush();
    collect_finished();
    advance();
}

void worker::broke(fault why) {
    if (is_starting()) return start_failed(why);
    if (shutdown_ != 0) return left(why);
    if (reset_ != 0) return reset_failed(why);
    if (running_.empty()) {
        happened("between", case_before(), why);
        give_up(why, "after " + last_case_);
    } else if (batch_) {
        happened("batch", unanswered(), why);
        give_up(why, "in a batch, at " + unit_.front()->id);
        again_ = std::move(unit_);
        unit_.clear();
        running_.clear();
    } else {
        give_up(why, "in " + unit_.front()->id);
        running_.front().broke(std::move(why));
    }
    collect_finished();
    advance();
}

void worker::note(const std::string& text) {
    shared_.log.write("sockmatrix: " + text + "\n");
}

} // namespace sockmatrix
