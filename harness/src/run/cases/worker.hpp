// One adapter at a time, and the cases that it runs. Internal to run.
#pragma once

#include "run/cases/case_runner.hpp"
#include "run/cases/recorder.hpp"
#include "run/cases/work_queue.hpp"
#include "run/protocol/handshake.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace sockmatrix {

/// What the workers of a run share.
struct run_context {
    event_loop& loop;
    const target_command& target;
    const run_options& options;
    const std::vector<std::string>& constants;
    work_queue& queue;
    recorder& record;
    append_file& log;
    run_summary& summary;
    case_deadlines& deadlines;
    std::size_t paths = 0;        ///< given out below the fixtures' directories
    std::size_t all = 0;          ///< cases of the run, those kept by a resume too
    std::optional<json> header{}; ///< of the first adapter that answered
    bool stopping = false;
    /// Called when the first adapter has started, with the seconds that it took.
    std::function<void(double)> on_first_start{};
};

/// What a worker waits for.
enum class worker_phase {
    idle,      ///< nothing: it has no unit of work, or no adapter for it
    starting,  ///< the handshake of an adapter
    resetting, ///< the answer to `reset`; requests of the next cases may have gone with it
    running,   ///< the answers of cases: of one, or of a batch
    leaving,   ///< the answer to `shutdown`
    ending,    ///< the end of the process, after that answer
};

/// Takes work from the queue until it is empty, starting adapters as it needs them. Each fault
/// costs the case in flight and the adapter; a batch with a fault is run again one by one.
///
/// Whatever an adapter does goes to the handler of the phase at hand, which may end the phase;
/// then `advance` goes on until there is something to wait for again. No handler calls another
/// event's.
class worker : public adapter_listener {
public:
    worker(run_context& shared, work kind) : shared_(shared), kind_(kind) {}

    /// Goes on until there is something to wait for.
    void advance();
    /// Ends the adapter at once.
    void stop() { adapter_.reset(); }
    /// Cases that it has taken and that have no observation yet.
    std::vector<std::string> unanswered() const;

private:
    void notified(const std::string& method, const json& params) override;
    void replied(std::uint64_t id, json& result) override;
    void broke(fault why) override;
    void expired() override;

    void failed(fault why);

    // worker_starts.cpp
    double start_seconds() const;
    void start_adapter();
    void start_replied(std::uint64_t id, const json& result);
    void start_timed_out();
    void start_failed(const fault& why);
    void started();

    // worker_cases.cpp
    bool take_up();
    void take_work();
    void begin();
    void skip_impossible();
    void start_runners();
    bool starts_in_background() const;
    void reset_replied(const json& result);
    void reset_failed(const fault& why);
    void leave_reset(const fault& why);
    void case_replied(std::uint64_t id, json& result);
    void case_timed_out();
    void case_failed(fault why);
    void batch_failed(const fault& why);
    bool collect();
    void collect_front();
    void note_time(const test_case& what, double seconds);
    void end_unit();
    void finish_with(observation seen);

    // worker_ends.cpp
    double leave_seconds() const;
    void leave();
    void leave_replied(const json& result);
    void leave_timed_out();
    void left(const fault& why);
    std::string last_words() const;
    void happened(const std::string& at, std::vector<std::string> to, const fault& why);
    std::vector<std::string> case_before() const;
    void give_up(const fault& why, const std::string& at);
    void note(const std::string& text);

    run_context& shared_;
    work kind_;
    worker_phase phase_ = worker_phase::idle;
    std::unique_ptr<adapter> adapter_;
    adapter_info about_;
    std::optional<handshake> handshake_;
    std::optional<case_surroundings> surroundings_;
    work_unit unit_;                  ///< cases that have no observation yet
    work_unit again_;                 ///< of a batch that broke, to be run one by one
    std::deque<case_runner> running_; ///< beginning with the case of unit_.front()
    bool batch_ = false;              ///< the unit at hand is one
    bool dirty_ = false;              ///< a case has left its traces in the adapter
    std::uint64_t reset_began_ = 0;
    std::string last_case_; ///< the one that ended last
    std::size_t starts_ = 0;
    std::uint64_t start_began_ = 0; ///< milliseconds of the loop's clock
    std::size_t failed_starts_ = 0;
};

} // namespace sockmatrix
