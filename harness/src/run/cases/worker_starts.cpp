// How adapters start.
#include "model/failure.hpp"
#include "run/cases/worker.hpp"

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
    phase_ = worker_phase::starting;
}

void worker::start_replied(std::uint64_t id, const json& result) {
    const std::string problem = handshake_->replied(id, result);
    if (!problem.empty()) return start_failed({"protocol", problem});
    if (handshake_->done()) return started();
    adapter_->set_deadline(start_seconds());
}

void worker::start_timed_out() {
    start_failed({"timeout", fmt::format("no answer to {} within {} s{}", handshake_->waits_for(),
                                         start_seconds(), last_words())});
}

/// The first adapter of a run must start; later ones may fail a few times, as when the machine is
/// short of something.
void worker::start_failed(const fault& why) {
    phase_ = worker_phase::idle;
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
}

void worker::started() {
    about_ = handshake_->take();
    const json header = run_header(about_, shared_.target, shared_.options);
    const double seconds = static_cast<double>(shared_.loop.now() - start_began_) / 1000.0;
    ++shared_.summary.time.adapters;
    shared_.summary.time.starts += seconds;
    if (!shared_.header) {
        shared_.record.begin(header);
        shared_.header = header;
        shared_.on_first_start(seconds);
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
    phase_ = worker_phase::idle;
}

} // namespace sockmatrix
