#include "model/precedence.hpp"

namespace sockmatrix {

precedence precedence_of(const expectation& entry, axis on) {
    const std::size_t star = entry.pattern.find('*');
    const bool exact = star == std::string::npos;
    return {1 + entry.also.size(), on, exact, exact ? 0 : star};
}

} // namespace sockmatrix
