#include "load/rules/rules.hpp"

namespace sockmatrix {

std::vector<const expectation*> written_once(const profile& from) {
    std::vector<const expectation*> out;
    for (const expectation& one : from.entries)
        if (out.empty() || out.back()->file != one.file) out.push_back(&one);
    return out;
}

void check_repeats(const lint_input& input, rule_findings& out) {
    for (const profile& from : input.profiles) {
        const std::vector<const expectation*> entries = written_once(from);
        for (std::size_t i = 0; i < entries.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (!say_same(*entries[i], *entries[j])) continue;
                out.add(*entries[i], "says the same as " + source_text(*entries[j]) +
                                         "; name its cases there (check --fix does it)");
                break;
            }
    }
}

} // namespace sockmatrix
