// How a verdict looks: a symbol, a word and a CSS class.
#pragma once

#include "model/verdict.hpp"

#include <string>
#include <string_view>

namespace sockmatrix {

/// Every verdict, best first: the order of columns and legends.
inline constexpr verdict_kind all_kinds[] = {
    verdict_kind::conforms, verdict_kind::permitted,   verdict_kind::deviates,
    verdict_kind::unnamed,  verdict_kind::unsupported, verdict_kind::inexpressible,
    verdict_kind::skipped,  verdict_kind::blocked,     verdict_kind::broken,
    verdict_kind::missing,
};

std::string_view symbol_of(verdict_kind kind) noexcept;
/// What the verdict means, one line.
std::string_view meaning_of(verdict_kind kind) noexcept;
/// "accepts-short-form", "deviates: other", "unexpected ...": what a cell says in words.
std::string cell_text(const verdict& value);

} // namespace sockmatrix
