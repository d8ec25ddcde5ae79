// Outcomes without what differs from run to run. Internal to run.
#pragma once

#include "model/case.hpp"
#include "model/json.hpp"

#include <map>
#include <string>

namespace sockmatrix {

/// Makes the outcomes of one case comparable: sockets are numbered in the order of their first
/// appearance; ports, file descriptors, names with the fixtures' directory and what a step says
/// varies become {"env": key}; times are taken out.
class canonical {
public:
    /// `directory`: of the fixtures; empty if there is none.
    explicit canonical(const std::string& directory) : directory_(directory) {}

    /// The answer of a step to a call that `caller` made: the step itself, or the one that it
    /// awaits.
    json outcome(const step& what, const step& caller, std::size_t index, json seen);

    /// Key -> value, and step index -> microseconds.
    const json& values() const noexcept { return values_; }
    const json& times() const noexcept { return times_; }

private:
    void renumber(json& value);
    void take_varying(const step& what, const std::string& key, json& returned);
    void take_known(const std::string& call, const std::string& key, json& returned);
    void take_address(const std::string& key, const std::string& pointer, json& returned);
    void take(const std::string& key, json& value);
    bool names_directory(const json& value) const;
    void take_message(const std::string& key, json& error);

    const std::string& directory_;
    json values_ = json::object();
    json times_ = json::object();
    std::map<std::uint64_t, std::uint64_t> handles_;
};

} // namespace sockmatrix
