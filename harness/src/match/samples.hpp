// Answers made up to match patterns: so the outcomes of a case are tried on each other before
// anything has run. Pure.
#pragma once

#include "match/match.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sockmatrix {

/// A made-up run: everything that patterns refer to has a value in it, and no two things have the
/// same.
class sample_run {
public:
    /// Of all patterns of a case. `endian` is "little" or "big".
    sample_run(const std::vector<const json*>& patterns, const std::string& endian);
    /// Points into this.
    match_context context() const;

private:
    void add_references(const json& value);
    void add_constants(const json& names);
    void add_fixture(const std::string& path);
    void add_result(const std::string& path);

    json constants_ = json::object();
    json facts_;
    json fixtures_ = json::object();
    std::map<std::string, json> results_;
    int next_ = 1; ///< of the values that were given out
};

/// The smallest answer that matches a well-formed pattern, or nothing if none was found.
std::optional<json> smallest_answer(const json& pattern, const match_context& context);

/// An answer that matches both patterns, or nothing if none was found: what one leaves open the
/// other may fill in.
std::optional<json> common_answer(const json& left, const json& right,
                                  const match_context& context);

/// Values that match a well-formed matcher, the smallest first. Internal to match, but for tests.
std::vector<json> sample_values(const json& matcher, const match_context& context);

} // namespace sockmatrix
