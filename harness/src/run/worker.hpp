// One adapter at a time, and the cases that it runs. Internal to run.
#pragma once

#include "run/case_runner.hpp"
#include "run/handshake.hpp"
#include "run/recorder.hpp"
#include "run/work_queue.hpp"

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

/// Takes work from the queue until it is empty, starting adapters as it needs them. Each fault
/// costs the case in flight and the adapter; a batch with a fault is run again one by one.
class worker : public adapter_listener {
public:
    explicit worker(run_context& shared, work kind) : shared_(shared), kind_(kind) {}

    /// Takes up work, if it has none.
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

    void take_work();
    double start_seconds() const;
    double leave_seconds() const;
    std::string last_words() const;
    void start_adapter();
    void start_failed(const fault& why);
    void started();
    bool is_starting() const noexcept { return handshake_.has_value(); }

    void begin();
    void skip_impossible();
    void start_runners();
    bool starts_in_background() const;
    void reset_done(const json& result);
    void reset_failed(const fault& why);
    void reply_for_case(std::uint64_t id, json& result);
    void collect_finished();
    void end_unit();
    void wait();
    void finish_with(observation seen);

    void leave();
    void agreed(const json& result);
    void left(const fault& why);
    void happened(const std::string& at, std::vector<std::string> to, const fault& why);
    std::vector<std::string> case_before() const;
    void give_up(const fault& why, const std::string& at);
    void note(const std::string& text);

    run_context& shared_;
    work kind_;
    std::unique_ptr<adapter> adapter_;
    adapter_info about_;
    std::optional<handshake> handshake_;
    std::optional<case_surroundings> surroundings_;
    work_unit unit_;                  ///< cases that have no observation yet
    work_unit again_;                 ///< of a batch that broke, to be run one by one
    std::deque<case_runner> running_; ///< beginning with the case of unit_.front()
    bool batch_ = false;
    bool dirty_ = false;      ///< a case has left its traces in the adapter
    std::uint64_t reset_ = 0; ///< id of the reset in flight
    std::uint64_t reset_began_ = 0;
    std::uint64_t shutdown_ = 0; ///< id of the shutdown in flight
    bool agreed_ = false;        ///< the shutdown has its answer
    std::string last_case_;      ///< the one that ended last
    std::size_t starts_ = 0;
    std::uint64_t start_began_ = 0; ///< milliseconds of the loop's clock
    std::size_t failed_starts_ = 0;
};

} // namespace sockmatrix
