// Patterns against outcomes (docs/writing-cases.md, Patterns and Matchers). Pure.
#pragma once

#include "model/json.hpp"
#include "model/verdict.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace sockmatrix {

/// Size and seed of generated octets -> their digest.
using digest_table = std::map<std::pair<std::uint64_t, std::uint32_t>, std::string>;

/// What patterns may refer to beside the value: the run's header and what this case saw.
struct match_context {
    const json* constants = nullptr; ///< name -> number or null
    const json* facts = nullptr;
    const json* fixtures = nullptr; ///< name -> address used in this case
    const std::map<std::string, json>* results =
        nullptr; ///< step name -> outcome, env values put back
    double time_scale = 1.0;
    const digest_table* digests = nullptr; ///< those that need not be generated any more
};

/// Whether it matches and, if not, why in one line with the JSON pointer of the place. `errors`
/// holds the layers of a `raises` pattern that was compared with a raised error.
struct match_result {
    bool matches = false;
    std::string why;
    layers errors;
};

/// `seen` is an outcome of docs/protocol.md, {"blocks": true} or null (did not run). "us" is read
/// from it for `elapsed`. Throws failure(invalid) for a malformed pattern.
match_result match_pattern(const json& pattern, const json& seen, const match_context& context);
/// The same for a pattern of which `pattern_problem` found nothing wrong.
match_result match_checked(const json& pattern, const json& seen, const match_context& context);
/// A returned value against a matcher.
match_result match_value(const json& matcher, const json& value, const match_context& context);

/// What is wrong with the form of a pattern (and its matchers) or of a matcher, with its JSON
/// pointer; empty if nothing is. Used by `check`. Parameters must have been replaced.
std::string pattern_problem(const json& pattern);
std::string matcher_problem(const json& matcher);

/// Adds the digests of the octets that a well-formed pattern has generated.
void add_digests(const json& pattern, digest_table& to);

} // namespace sockmatrix
