// One call with its arguments, as the functions that carry it out see it.
#pragma once

#include "faults.hpp"
#include "refsock/socket.hpp"
#include "values.hpp"

#include <array>
#include <chrono>
#include <memory>
#include <span>
#include <string_view>

namespace adapter {

class background_calls;
class frame;
class handle_table;

/// One row of the table of calls.
struct call {
    std::string_view name;
    /// Carries the call out and returns its value.
    json (*run)(frame&);
    std::size_t least = 0;
    std::size_t most = 0;
    /// Whether it may wait, so that collected replies must go out first.
    bool may_wait = false;
    /// The names of its parameters by position; empty for one that kwargs cannot give.
    std::span<const std::string_view> parameters = {};
};

/// What a call can reach besides its arguments.
struct surroundings {
    std::shared_ptr<handle_table> sockets;
    background_calls* background = nullptr;
};

/// Writes the time from its making to its end, however the call ends.
class stopwatch {
public:
    using clock = std::chrono::steady_clock;
    explicit stopwatch(clock::duration& taken) : taken_(taken), start_(clock::now()) {}
    ~stopwatch() { taken_ = clock::now() - start_; }
    stopwatch(const stopwatch&) = delete;
    stopwatch& operator=(const stopwatch&) = delete;

private:
    clock::duration& taken_;
    clock::time_point start_;
};

class frame {
public:
    /// Raises `inexpressible` if the arguments are too many or too few or have unknown names.
    frame(const call& what, json args, json kwargs, surroundings around);
    frame(const frame&) = delete;
    frame& operator=(const frame&) = delete;

    json run() { return what_.run(*this); }
    /// The time that refsock took, without the conversions around it.
    std::chrono::microseconds taken() const;

    bool has(std::size_t index) const { return slots_[index] != nullptr; }
    bool is_null(std::size_t index) const { return has(index) && slots_[index]->is_null(); }
    const json& at(std::size_t index) const { return *slots_[index]; }
    const std::string& text(std::size_t index) const { return text_of(at(index)); }
    std::vector<std::byte> octets(std::size_t index) const { return octets_of(at(index)); }
    std::int64_t integer(std::size_t index) const { return integer_of(at(index)); }
    std::int64_t integer(std::size_t index, std::int64_t fallback) const {
        return has(index) ? integer(index) : fallback;
    }
    std::shared_ptr<refsock::socket> socket(std::size_t index = 0) const;
    background_calls& background() const { return *around_.background; }

    /// Gives a new socket a handle and returns its value.
    json add(refsock::socket socket) const;

    /// Calls refsock and measures the time it takes.
    template <class Function>
    auto measured(Function function) {
        const stopwatch watch(taken_);
        return function();
    }
    /// As measured, for a call that returns nothing.
    template <class Function>
    json nothing(Function function) {
        measured(function);
        return nullptr;
    }

private:
    static constexpr std::size_t most_parameters = 6;

    void place_args();
    void place_kwargs();

    const call& what_;
    const json args_;
    const json kwargs_;
    surroundings around_;
    std::array<const json*, most_parameters> slots_{};
    stopwatch::clock::duration taken_{};
};

} // namespace adapter
