// What the tagged values of cases stand for (docs/writing-cases.md, "Values"), for the run, which
// sends them, and the judge, which compares with them. Pure.
#pragma once

#include "model/json.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sockmatrix {

/// A literal, or why there is none.
struct literal {
    std::optional<json> value;
    std::string missing;
};

/// What values take from a run. Tags that are not asked for here mean the same to everybody.
class value_source {
public:
    virtual ~value_source() = default;

    /// What a step returned, or null if it returned nothing or there is none of the name.
    virtual const json* returned(const std::string& step) = 0;
    /// The value of {"fixture": path}.
    virtual std::optional<json> fixture(const std::string& path) = 0;
    /// What the target says of itself, or null.
    virtual const json* facts() = 0;
    /// {"const"} and {"fill"}, which an adapter knows too, and objects that are no value.
    virtual literal other(const json& value) = 0;
    /// Octets of an {"int"} that names no size; nothing: it stands for no octets then.
    virtual std::optional<std::size_t> usual_size() = 0;
};

/// Literals and arrays of them stand for themselves. The value is well-formed. Throws
/// failure(invalid) if a struct or an integer cannot be packed.
literal resolve(const json& value, value_source& from);

/// Whether objects with this tag are values (not matchers only).
bool is_value_tag(std::string_view tag);

} // namespace sockmatrix
