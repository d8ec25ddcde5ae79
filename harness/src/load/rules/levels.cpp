#include "load/rules/rules.hpp"

namespace sockmatrix {

void check_levels(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases) {
        const bool demands = is_demanded(one.level);
        const std::string level(to_string(one.level));
        if (demands && one.conforms.empty())
            out.add_written(
                one,
                "is a " + level +
                    " and has nothing that conforms; give it expect, or outcomes with conforms");
        if (!demands && !one.conforms.empty())
            out.add_written(one, "is of the level " + level +
                                     ", where nothing conforms; give it named outcomes only");
    }
}

} // namespace sockmatrix
