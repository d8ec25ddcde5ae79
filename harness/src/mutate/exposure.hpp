// Where a mutant shows in a case, by what the case did without it. Pure. Internal to mutate.
#pragma once

#include "model/recording.hpp"
#include "mutate/mutants.hpp"

#include <vector>

namespace sockmatrix {

/// A case without a mutant: what came of each step, and whose call it was.
struct sound_case {
    const test_case* of = nullptr;
    const observation* seen = nullptr;
    std::vector<json> outcomes;
    std::vector<std::size_t> callers; ///< step index -> the step itself, or the one that it awaits
    double seconds = 0;               ///< that it took
};

sound_case sound(const test_case& of, const observation& seen, double seconds);

/// How a mutant shows: not at all, in answers after which nothing follows, or in what follows.
enum class showing { nowhere, in_answer, in_run };

struct exposure {
    showing how = showing::nowhere;
    std::vector<std::size_t> steps; ///< where it makes a difference at first hand
};

/// `run` is the recording's header.
exposure expose(const mutant& by, const sound_case& without, const json& run);

/// The observation that the mutant would have given. For exposures that show in the answer.
observation mutated(const mutant& by, const sound_case& without, const exposure& shown);

/// What the mutant answers in the adapter's place at a step where it shows; nothing if it calls the
/// adapter.
std::optional<json> answer_instead(const mutant& by, const json& outcome);

} // namespace sockmatrix
