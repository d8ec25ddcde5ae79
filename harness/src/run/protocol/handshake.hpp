// The first messages: fixtures, initialize, constants. Internal to run.
#pragma once

#include "run/protocol/adapter.hpp"
#include "run/protocol/adapter_info.hpp"

namespace sockmatrix {

/// Asks a fresh adapter for all that a run needs to know. Fed with its messages; each returns what
/// is wrong, empty if nothing is.
class handshake {
public:
    handshake(adapter& with, const std::vector<std::string>& constants, const json& environment);

    std::string notified(const std::string& method, const json& params);
    std::string replied(std::uint64_t id, const json& result);

    bool done() const noexcept { return initialized_ && known_ == constants_.size(); }
    /// What it waits for, for messages.
    const char* waits_for() const noexcept { return initialized_ ? "constant" : "initialize"; }
    adapter_info take() { return std::move(info_); }

private:
    std::string initialized(const json& result);
    std::string constant(const json& outcome);
    void ask_constants();

    adapter& with_;
    const std::vector<std::string>& constants_;
    const json& environment_;
    adapter_info info_;
    bool announced_ = false; ///< the fixtures
    bool initialized_ = false;
    std::size_t known_ = 0;
};

} // namespace sockmatrix
