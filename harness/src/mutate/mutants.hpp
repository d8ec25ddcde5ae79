// The mutants: one operator on one call, or on one part of what it returns.
#pragma once

#include "model/case.hpp"
#include "mutate/call_shapes.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// What an operator breaks, which decides how it is applied.
enum class breaks {
    value,    ///< a part of what is returned
    error,    ///< what is raised
    success,  ///< an error becomes a returned value
    failure,  ///< a returned value becomes an error
    state,    ///< the call is answered and not made
    waiting,  ///< a call that has to wait says so at once
    hanging,  ///< a call that must not wait does
    time,     ///< the time that a call takes
    argument, ///< an argument is overlooked
};

struct mutation_operator {
    std::string_view name;
    std::string_view says;
    breaks what;
    std::optional<json> (*change)(const json&) = nullptr; ///< of a part or of an error
};

/// The fixed list, in the order of reports.
const std::vector<mutation_operator>& mutation_operators();

/// `id` is "<operator>/<call>", with ":<part>" where the call returns several parts or takes the
/// argument.
struct mutant {
    std::string id;
    const mutation_operator* by = nullptr;
    const call_shape* call = nullptr;
    const returned_part* part = nullptr;
    const overlooked_argument* argument = nullptr;
};

/// Every operator on every call that it applies to, sorted by id.
std::vector<mutant> all_mutants();
/// Those that match one of the globs (`*` for any text), all if there is none, and whose operator
/// and call are among those named, if any are. Throws failure(invalid) for what names nothing.
struct mutant_choice {
    std::vector<std::string> globs = {};
    std::vector<std::string> operators = {};
    std::vector<std::string> calls = {};
};
std::vector<mutant> choose_mutants(const mutant_choice& choice);

/// What the mutant makes of an outcome of its call; nothing where it makes no difference. Only for
/// mutants that change outcomes: of value, error, success and failure.
std::optional<json> changed_outcome(const mutant& by, const json& outcome);

/// The step without the argument that the mutant overlooks; nothing where that makes no difference.
std::optional<step> changed_step(const mutant& by, const step& of);

} // namespace sockmatrix
