#include "load/rules/rules.hpp"

namespace sockmatrix {

void check_deadlines(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases) {
        double waits = 0;
        for (const step& part : one.steps)
            waits += part.within.value_or(0);
        if (waits >= one.deadline)
            out.add_written(one, "its steps may wait as long as its deadline; shorten them, or "
                                 "give it a longer deadline");
    }
}

} // namespace sockmatrix
