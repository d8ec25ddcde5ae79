// Replies on their way out.
#pragma once

#include "faults.hpp"
#include "transport.hpp"
#include "values.hpp"

#include <mutex>
#include <string>
#include <string_view>

namespace adapter {

/// Collects replies and writes them out together. Safe from several threads.
class reply_queue {
public:
    explicit reply_queue(transport& to) : to_(to) {}

    void result(const json& id, const json& value);
    void error(const json& id, fault_code code, std::string_view message);
    /// Writes out what was collected.
    void flush();
    /// Whether a write failed: nobody reads the replies any more.
    bool broken() const;

private:
    void add(std::string_view line);
    void write_out();

    transport& to_;
    mutable std::mutex mutex_;
    std::string collected_;
    bool broken_ = false;
};

} // namespace adapter
