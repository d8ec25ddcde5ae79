// Names of enumerations: an array in the order of the values stands beside each.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace sockmatrix {

/// The value that has a name; nothing if none has.
template <class Enum, std::size_t size>
constexpr std::optional<Enum> value_named(const std::array<std::string_view, size>& names,
                                          std::string_view name) noexcept {
    for (std::size_t i = 0; i < size; ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

} // namespace sockmatrix
