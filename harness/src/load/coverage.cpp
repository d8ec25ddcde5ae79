#include "load/load.hpp"

#include <algorithm>
#include <map>

namespace sockmatrix {
namespace {

bool has_clause(const suite& all, const std::string& name) {
    return std::any_of(all.clauses.begin(), all.clauses.end(),
                       [&](const clause& one) { return glob_match(name, one.api); });
}

} // namespace

coverage_report measure_coverage(const suite& all) {
    std::map<std::string, std::vector<std::string>> cases;
    for (const test_case& one : all.cases)
        for (const std::string& id : one.clauses)
            cases[id].push_back(one.id);
    coverage_report out;
    for (const clause& one : all.clauses) {
        const std::vector<std::string>& with = cases[one.id];
        out.clauses.emplace_back(&one, with);
        if (!with.empty())
            ++out.covered;
        else
            (one.planned.empty() ? out.missing : out.planned).push_back(&one);
    }
    for (const std::string& name : all.names)
        if (!has_clause(all, name)) out.undocumented_names.push_back(name);
    return out;
}

} // namespace sockmatrix
