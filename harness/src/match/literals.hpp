// What tagged values stand for in a run. Internal to match.
#pragma once

#include "match/case_values.hpp"
#include "match/match.hpp"

#include <string>

namespace sockmatrix {

/// What a value stands for in a run that was recorded. Where the target has no such struct, or a
/// value does not fit into it, there is no literal.
literal resolve(const json& value, const match_context& context);

/// The tag of an object: what it means is decided by this one key. Empty if no key is a known tag.
std::string tag_of(const json& object);

/// The table of a context, or null where the run has none; and an entry of it, or null.
const json* find_in(const json* table, const std::string& name);

} // namespace sockmatrix
