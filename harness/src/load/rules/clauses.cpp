#include "load/rules/rules.hpp"

namespace sockmatrix {

void check_clauses(const lint_input& input, rule_findings& out) {
    std::set<std::string> known;
    for (const clause& one : input.all.clauses)
        known.insert(one.id);
    for (const test_case& one : input.all.cases) {
        if (one.clauses.empty()) out.add_written(one, "names no clause");
        for (const std::string& id : one.clauses)
            if (!known.contains(id))
                out.add_written(one, "unknown clause \"" + id + "\"; clauses.json lists them");
    }
    const coverage_report report = measure_coverage(input.all);
    for (const auto& [one, cases] : report.clauses)
        if (!one->planned.empty() && !cases.empty())
            out.add("clauses.json: " + one->id,
                    "is planned and has a case, " + cases.front() + "; remove planned");
    for (const clause* one : report.missing)
        out.add("clauses.json: " + one->id,
                "has no case; add one, or say in planned why none can exist yet");
    for (const std::string& name : report.undocumented_names)
        out.add("clauses.json: " + name, "is a documented name without a clause");
}

} // namespace sockmatrix
