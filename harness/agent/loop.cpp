#include "loop.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace agent {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::seconds grace{1};
// Connections that one peer keeps; then the oldest goes. A peer that reads nothing may never learn
// that its client has gone.
constexpr std::size_t most_connections = 24;

constexpr steady_clock::time_point never = steady_clock::time_point::max();

/// As poll takes it: -1 for ever.
int milliseconds_until(steady_clock::time_point when) {
    if (when == never) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(when - steady_clock::now());
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
}

/// The sources, and a poll over them and what steers the loop.
class loop {
public:
    loop(sources served, const signals& caught, const input_line& line)
        : served_(std::move(served)),
          line_(&line), steering_{pollfd{caught.handle(), POLLIN, 0}, line.waiting()} {}

    /// Waits until something happens or is due, at most until `end`, and serves that.
    void turn(steady_clock::time_point end) {
        std::vector<pollfd> waiting(steering_.begin(), steering_.end());
        for (const auto& one : served_) {
            waiting.push_back({one->handle(), one->events(), 0});
            end = std::min(end, one->due());
        }
        if (native::poll(waiting.data(), waiting.size(), milliseconds_until(end)) < 0) return;
        std::copy_n(waiting.begin(), steering_.size(), steering_.begin());
        serve(waiting);
    }

    bool signalled() { return std::exchange(steering_[0].revents, short{0}) != 0; }

    /// Whether the line was found to have gone; then it is not watched any longer.
    bool line_gone() {
        const bool gone = line_ != nullptr && line_->gone(steering_[1].revents);
        if (!gone) return false;
        line_ = nullptr;
        steering_[1] = {native::none, 0, 0};
        return true;
    }

private:
    void serve(const std::vector<pollfd>& waiting) {
        sources begun;
        const auto now = steady_clock::now();
        for (std::size_t i = 0; i < served_.size(); ++i) {
            const auto happened = waiting[steering_.size() + i].revents;
            const bool wanted = happened != 0 || served_[i]->due() <= now;
            if (wanted && !served_[i]->serve(happened, begun)) served_[i] = nullptr;
        }
        std::erase(served_, nullptr);
        for (auto& one : begun) {
            make_room(one->origin());
            served_.push_back(std::move(one));
        }
    }

    void make_room(const source* listener) {
        const auto same = [&](const auto& one) { return one->origin() == listener; };
        const auto count = std::count_if(served_.begin(), served_.end(), same);
        if (static_cast<std::size_t>(count) < most_connections) return;
        served_.erase(std::find_if(served_.begin(), served_.end(), same));
    }

    sources served_;
    const input_line* line_;
    std::array<pollfd, 2> steering_;
};

} // namespace

ending serve(sources served, child& adapter, signals& caught, const input_line& line) {
    loop turns(std::move(served), caught, line);
    steady_clock::time_point kill_at = never;
    for (;;) {
        if (const auto status = adapter.ended()) return {*status, 0};
        turns.turn(kill_at);
        if (turns.signalled())
            if (const int signal = caught.take(); signal != 0) return {0, signal};
        if (turns.line_gone()) kill_at = steady_clock::now() + grace;
        if (steady_clock::now() >= kill_at) {
            adapter.kill();
            kill_at = never;
        }
    }
}

} // namespace agent
