// The state machine of one case. Internal to run.
#pragma once

#include "model/recording.hpp"
#include "run/cases/case_deadlines.hpp"
#include "run/go_between.hpp"
#include "run/protocol/adapter.hpp"
#include "run/protocol/canonical.hpp"
#include "run/protocol/fixtures_used.hpp"

#include <map>
#include <set>

namespace sockmatrix {

/// What the cases of one adapter share.
struct case_surroundings {
    const adapter_info& about;
    adapter& via;
    double time_scale;
    std::size_t& paths; ///< given out below the fixtures' directory
    case_deadlines& deadlines;
    go_between* between = nullptr;
};

/// Runs one case: sends its requests and takes what comes of them. It does not flush, and leaves
/// the deadline to its owner.
class case_runner {
public:
    case_runner(const test_case& what, const case_surroundings& where);

    /// Runs steps until one has to wait for the adapter or the case is over.
    void start();
    /// The time of the case and of its step begins now.
    void start_clock();
    /// Takes a reply that belongs to this case. Returns what is wrong with it, empty if nothing is.
    std::string replied(std::uint64_t id, json& outcome);
    /// The deadline has passed.
    void expired();
    /// The adapter has gone.
    void broke(fault why);

    bool over() const noexcept { return over_; }
    /// A call still blocks the adapter.
    bool costs_adapter() const noexcept { return costs_adapter_; }
    /// Seconds from now on until `expired` is due.
    double seconds_left() const noexcept;
    const test_case& what() const noexcept { return what_; }
    /// When its time began, in milliseconds of the loop's clock.
    std::uint64_t began() const noexcept { return began_; }
    observation take();

private:
    /// A call in the background.
    struct background_call {
        std::size_t step;
        std::optional<json> outcome;
    };

    void advance();
    /// Does something that may show that the case itself cannot be used.
    template <typename Action>
    void attempt(Action&& action);
    void run_step(const step& one);
    bool is_wanted(const step& one) const;
    void call(const step& one);
    void start_background(const std::string& params, std::optional<json> given);
    void wait_for(const step& one);
    void arm(const step& one);
    void settle(const step& caller, json outcome);
    /// The step whose call the step at hand waits for.
    const step& caller_of(const step& one) const;
    void note_answer(const step& caller, const json& outcome);
    fault timed_out();
    void stop();
    bool may_go_on(const json& outcome) const;
    bool must_return() const;
    bool is_last() const noexcept { return index_ + 1 == what_.steps.size(); }
    bool matches(const json& pattern, const json& outcome) const;
    void keep_result(const json& outcome);

    const test_case& what_;
    const case_surroundings& where_;
    fixtures_used fixtures_;
    canonical canonical_;
    std::map<std::string, json> results_;          ///< as the adapter gave them
    std::map<std::string, std::uint64_t> started_; ///< step name -> id in the background
    std::map<std::uint64_t, background_call> background_;
    observation seen_;
    std::size_t index_ = 0;
    std::uint64_t waits_for_ = 0; ///< id of the request in flight
    std::uint64_t began_ = 0;
    std::uint64_t case_due_ = 0;
    std::uint64_t step_due_ = 0; ///< 0: none but the case's
    std::uint64_t armed_ = 0;    ///< when the wait for the step at hand began
    std::optional<short_deadline> shortened_;
    std::uint64_t short_due_ = 0; ///< 0: none
    bool over_ = false;
    bool costs_adapter_ = false;
};

} // namespace sockmatrix
