// Mutants and JSON for the tests of mutate.
#pragma once

#include "mutate/mutants.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace sockmatrix::testing {

/// JSON as it is written in a case, with ' for ".
inline json j(std::string text) {
    std::replace(text.begin(), text.end(), '\'', '"');
    return json::parse(text);
}

inline mutant named(const std::string& id) {
    for (const mutant& one : all_mutants())
        if (one.id == id) return one;
    throw std::runtime_error("no mutant " + id);
}

/// What the mutant makes of an outcome; null where it makes no difference.
inline json outcome_of(const std::string& id, const std::string& outcome) {
    return changed_outcome(named(id), j(outcome)).value_or(json());
}

} // namespace sockmatrix::testing
