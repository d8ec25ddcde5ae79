// What tagged values stand for in a run. Internal to match.
#pragma once

#include "match/match.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// A literal, or why this run has none.
struct literal {
    std::optional<json> value;
    std::string missing;
};

/// Whether objects with this tag are values (not matchers only).
bool is_value_tag(std::string_view tag);
/// Literals and arrays of them stand for themselves. The value is well-formed.
literal resolve(const json& value, const match_context& context);

/// The tag of an object: what it means is decided by this one key. Empty if no key is a known tag.
std::string tag_of(const json& object);

/// The table of a context, or null where the run has none; and an entry of it, or null.
const json* find_in(const json* table, const std::string& name);

} // namespace sockmatrix
