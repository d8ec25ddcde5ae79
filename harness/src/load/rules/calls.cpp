#include "load/calls.hpp"
#include "load/rules/rules.hpp"

namespace sockmatrix {

void check_calls(const lint_input& input, rule_findings& out) {
    for (const test_case& one : input.all.cases)
        for (const step& part : one.steps)
            if (!part.call.empty() && !is_known_call(part.call))
                out.add_written(one, "unknown call \"" + part.call +
                                         "\"; docs/protocol.md lists the calls");
}

} // namespace sockmatrix
