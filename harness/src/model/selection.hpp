// What a run set out to do, as its recording says it.
#pragma once

#include "model/json.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// The member "selected" of a recording's first line (docs/recordings.md).
struct selection {
    std::vector<std::string> select;  ///< globs; empty: every case
    std::vector<std::string> exclude; ///< globs
    std::size_t count = 0;            ///< cases
    std::string ids;                  ///< ids_hash of them

    /// Whether the globs choose this case.
    bool chooses(std::string_view id) const noexcept;
};

/// FNV-1a (64 bits, 16 hexadecimal digits) of the ids, which are sorted, joined by line feeds.
std::string ids_hash(const std::vector<std::string_view>& ids);

json to_json(const selection& value);

/// What a first line says; nothing if it says nothing. Throws failure(invalid) naming `where` if it
/// is malformed.
std::optional<selection> selection_of(const json& run, const std::string& where);

/// Checks that every member of a first line that the harness uses has its form, the target's name
/// above all, so that nobody after this meets another. Throws failure(invalid) naming `where`.
void require_header(const json& run, const std::string& where);

} // namespace sockmatrix
