// Makes wrong files out of right ones, the same ones for the same seed.
#pragma once

#include "model/json.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// Numbers that follow from a seed alone, on every machine.
class seeded {
public:
    explicit seeded(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    /// One of 0 .. below - 1.
    std::size_t below(std::size_t below) { return static_cast<std::size_t>(next() % below); }
    bool one_in(std::size_t times) { return below(times) == 0; }

private:
    std::uint64_t state_;
};

/// Changes a JSON value in one to four places: other types, huge numbers, deep and long values,
/// keys that go, come and swap, and parts known to have ended programs.
void mutate_structure(sockmatrix::json& document, seeded& by);

/// Changes the octets of a text in one to four places: cut, doubled, exchanged, made no UTF-8.
void mutate_octets(std::string& text, seeded& by);
