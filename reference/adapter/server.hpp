// The methods of the protocol. (docs/protocol.md)
#pragma once

#include "background.hpp"
#include "frame.hpp"
#include "lines.hpp"
#include "replies.hpp"

#include <atomic>
#include <cstdint>
#include <memory>

namespace adapter {

class server {
public:
    /// Speaks over `peer`, which must outlive it.
    explicit server(transport& peer);
    /// Wakes calls in the background and waits for them.
    ~server();
    server(const server&) = delete;
    server& operator=(const server&) = delete;

    /// Serves until `shutdown`, the end of input (status 0) or until nobody reads the replies (1).
    int run();
    /// The number of lines that were dealt with.
    const std::atomic<std::uint64_t>& progress() const noexcept { return progress_; }

private:
    void handle_line(std::string_view line);
    void dispatch(const json& id, json& request);
    json initialize(const json& params);
    json reset();
    void start_call(const json& id, json& params);
    void run_here(const json& id, const call& what, json args, json kwargs, bool timed);
    void run_in_background(const json& id, const call& what, json args, json kwargs, bool timed);

    line_reader lines_;
    reply_queue replies_;
    std::shared_ptr<handle_table> sockets_;
    std::atomic<std::uint64_t> progress_ = 0;
    bool initialized_ = false;
    bool ended_ = false;
    background_calls background_;
};

} // namespace adapter
