#include "load/rules/rules.hpp"

#include <algorithm>
#include <map>

namespace sockmatrix {

void check_rows(const lint_input& input, rule_findings& out) {
    std::map<std::string, const test_case*> first;
    for (const test_case& one : input.all.cases) {
        if (one.id.find(':') == std::string::npos) continue;
        const step& only = one.steps.front();
        const std::string parameters = one.id.substr(std::min(one.id.find('@'), one.id.size()));
        const std::string key =
            written_id(one) + parameters + "\n" + only.args.dump() + only.kwargs.dump();
        const auto [found, is_new] = first.try_emplace(key, &one);
        if (!is_new)
            out.add(one,
                    "has the same arguments as " + found->second->id + "; remove one of the rows");
    }
}

} // namespace sockmatrix
