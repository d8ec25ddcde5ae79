// Stands between the cases and the adapters of a run.
#pragma once

#include "model/case.hpp"

#include <cstddef>
#include <optional>

namespace sockmatrix {

/// Hears of every call of a case, and may change what comes of it. Steps are named by their index.
class go_between {
public:
    virtual ~go_between() = default;
    /// An outcome in place of the adapter's, which then hears nothing of the call.
    virtual std::optional<json> instead(const test_case& of, std::size_t step) = 0;
    /// May change what the adapter answered, to another outcome of docs/protocol.md.
    virtual void answered(const test_case& of, std::size_t step, json& outcome) = 0;
};

} // namespace sockmatrix
