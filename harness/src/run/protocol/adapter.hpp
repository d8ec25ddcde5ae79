// Requests to one adapter and its replies. Internal to run.
#pragma once

#include "run/process/child.hpp"
#include "run/protocol/message.hpp"

#include <deque>
#include <map>

namespace sockmatrix {

/// Hears of an adapter. Each call may be the one in which the listener destroys the adapter.
class adapter_listener {
public:
    virtual ~adapter_listener() = default;
    virtual void notified(const std::string& method, const json& params) = 0;
    /// The result of a request that somebody still waits for.
    virtual void replied(std::uint64_t id, json& result) = 0;
    virtual void broke(fault why) = 0;
    virtual void expired() = 0;
};

/// A running adapter. Requests are collected and travel together at `flush`; replies are checked to
/// come in their order. Destroying it ends its process group.
class adapter : public child_listener {
public:
    /// Throws failure(failed) if it cannot be started.
    adapter(event_loop& loop, const std::vector<std::string>& command, append_file& log,
            adapter_listener& listener);
    adapter(const adapter&) = delete;
    adapter& operator=(const adapter&) = delete;
    ~adapter() override;

    /// Returns the id of the request. `params` is JSON text; empty for none.
    std::uint64_t request(std::string_view method, std::string_view params = {});
    /// A call whose reply may come at any time.
    std::uint64_t request_background(std::string_view params);
    void flush();
    /// From now on replies to calls in the background are dropped.
    void forget_background() noexcept;

    void set_deadline(double seconds) { process_->set_deadline(seconds); }
    void clear_deadline() noexcept { process_->clear_deadline(); }
    std::uint64_t now() const noexcept { return loop_.now(); }
    /// What it has written to standard error so far is of an earlier case.
    void mark_errors() { process_->mark_errors(); }
    /// The process, for what is to be told of its end.
    const child& process() const noexcept { return *process_; }

    /// Asks it to end. Its answer and its end are told to the listener.
    void shut_down();
    /// The end of its input, for one that waits for it after its answer to shutdown.
    void close_input() noexcept { process_->close_input(); }

private:
    void line(std::string_view text) override;
    void broke(fault why) override;
    void expired() override;
    /// Whether the reply is due; false if nobody waits for it.
    bool settle(std::uint64_t id, std::string& problem);
    std::string settle_problem(std::uint64_t id) const;

    event_loop& loop_;
    adapter_listener& listener_;
    std::shared_ptr<child> process_;
    std::string out_;
    std::uint64_t last_id_ = 0;
    std::deque<std::uint64_t> in_order_;
    std::map<std::uint64_t, bool> background_; ///< id -> somebody waits
};

} // namespace sockmatrix
