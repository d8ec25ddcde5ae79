#include "run/run.hpp"

#include "model/failure.hpp"
#include "run/cases/worker.hpp"
#include "run/process/process_group.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <thread>

namespace sockmatrix {
namespace {

constexpr double quick_start_seconds = 1.0;
constexpr double most_waiting_adapters = 24;
constexpr std::size_t files_an_adapter = 4; ///< three pipes, and what its start opens meanwhile
constexpr std::size_t other_files = 16;

std::vector<const test_case*> not_recorded(const std::vector<const test_case*>& cases,
                                           const recorder& record) {
    std::vector<const test_case*> out;
    for (const test_case* one : cases)
        if (!record.has(one->id)) out.push_back(one);
    return out;
}

double processors() {
    return std::max(1U, std::thread::hardware_concurrency());
}

append_file open_log(const run_options& options) {
    return options.log.empty() ? append_file() : append_file(options.log, options.resume);
}

/// The adapters of one run, side by side in one loop.
class run_of_cases {
public:
    run_of_cases(const std::vector<const test_case*>& cases, const target_command& target,
                 const run_options& options, recorder& record, run_summary& summary)
        : constants_(constant_names(cases)), log_(open_log(options)),
          queue_(not_recorded(cases, record), options.batch, options.seed),
          deadlines_(options.deadline, target.time_scale), shared_{loop_,      target,  options,
                                                                   constants_, queue_,  record,
                                                                   log_,       summary, deadlines_},
          time_is_over_(loop_, [this] { loop_.guard([this] { end_early(); }); }) {
        if (options.run_deadline > 0) time_is_over_.set(options.run_deadline);
        shared_.all = record.size() + queue_.size();
        const std::size_t jobs = std::min(std::max<std::size_t>(options.jobs, 1), queue_.size());
        for (std::size_t i = 0; i < jobs; ++i)
            workers_.emplace_back(shared_, i % 2 == 0 ? work::waits_first : work::others_first);
        shared_.on_first_start = [this](double seconds) { first_started(seconds); };
        loop_.on_failure = [this] { stop(); };
    }

    /// Throws what made it impossible to go on; every adapter has ended by then.
    void run() {
        const interrupts caught(loop_, [this](int signal) { interrupted(signal); });
        for (std::size_t i = 0; i < workers_.size(); ++i) // more may come
            loop_.guard([&] { workers_[i].advance(); });
        loop_.run();
    }

private:
    /// Adapters that only wait take no processor: where one starts quickly, more of them take the
    /// waits beside the others.
    void first_started(double seconds) {
        if (shared_.options.jobs < 2 || seconds > quick_start_seconds) return;
        for (std::size_t i = more_for_waits(seconds); i > 0; --i)
            workers_.emplace_back(shared_, work::waits).advance();
    }

    /// So many adapters in all that the waits together take no longer than the longest; fewer where
    /// the start of one more would cost more than it saves.
    std::size_t more_for_waits(double start_seconds) const {
        if (queue_.waits() == 0) return 0;
        const double all = queue_.all_waits();
        const double enough = std::ceil(all / queue_.longest_wait());
        const double worth = std::sqrt(all * processors() / start_seconds);
        const auto wanted =
            static_cast<std::size_t>(std::min({enough, worth, most_waiting_adapters}));
        const std::size_t there = (workers_.size() + 1) / 2; // those that take waits first
        return std::min({wanted - std::min(wanted, there), queue_.waits(), room_for_more()});
    }

    std::size_t room_for_more() const noexcept {
        const std::size_t limit = open_file_limit();
        const std::size_t most = (limit - std::min(limit, other_files)) / files_an_adapter;
        return most - std::min(most, workers_.size());
    }

    void stop() {
        shared_.stopping = true;
        for (worker& one : workers_)
            one.stop();
    }

    /// What is recorded stays and is judged; the incident says that it is not all.
    void end_early() {
        incident cut;
        for (const worker& one : workers_)
            for (std::string& id : one.unanswered())
                cut.cases.push_back(std::move(id));
        if (cut.cases.empty()) return; // the last adapters are about to end
        cut.how = "timeout";
        cut.at = "run";
        cut.why = fmt::format(
            "the time of {:g} s for the whole run is over, {} of {} cases were not run; "
            "run with --resume to go on",
            shared_.options.run_deadline, shared_.all - shared_.record.size(), shared_.all);
        shared_.record.add(std::move(cut));
        stop();
    }

    void interrupted(int signal) {
        throw failure(
            exit_code::failed,
            fmt::format("{}: ended by {} after {} of {} cases; run with --resume to go on",
                        shared_.target.target, signal_name(signal), shared_.record.size(),
                        shared_.all));
    }

    std::vector<std::string> constants_;
    append_file log_;
    event_loop loop_;
    work_queue queue_;
    case_deadlines deadlines_;
    run_context shared_;
    deadline time_is_over_;
    std::deque<worker> workers_;
};

/// Seconds of the processor that this process has used.
double processor_seconds() {
    uv_rusage_t used{};
    if (uv_getrusage(&used) != 0) return 0;
    const auto seconds = [](const uv_timeval_t& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

} // namespace

recording run_cases(const std::vector<const test_case*>& cases, const target_command& target,
                    const run_options& options, run_summary& summary) {
    const auto began = std::chrono::steady_clock::now();
    const double used = processor_seconds();
    const broken_pipe_guard no_signals;
    summary = {};
    recorder record(options, target, cases);
    run_of_cases all(cases, target, options, record, summary);
    try {
        all.run();
    } catch (...) {
        record.flush();
        throw;
    }
    recording out = record.finish();
    summary.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    summary.time.processor = processor_seconds() - used;
    return out;
}

} // namespace sockmatrix
