// The small grammar by which arguments are changed. Internal to explore.
#pragma once

#include "model/json.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace sockmatrix {

/// Random choices that are the same for a seed with every standard library.
class picker {
public:
    explicit picker(std::uint64_t seed) : random_(seed) {}
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }
    template <class T>
    const T& from(const std::vector<T>& some) {
        return some[below(some.size())];
    }

private:
    std::mt19937_64 random_;
};

/// A text with one token deleted, doubled, swapped, replaced, or one more.
std::string mutate_text(const std::string& text, picker& pick);
/// A text, integer or octets ({"bytes"}) changed in one place.
json mutate_value(const json& value, picker& pick);
/// Integers at which widths and signs turn.
const std::vector<json>& boundary_integers();

} // namespace sockmatrix
