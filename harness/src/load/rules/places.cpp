#include "load/rules/rules.hpp"

namespace sockmatrix {

const std::set<std::string>& area_names() {
    static const std::set<std::string> areas = {
        "conversions", "resolution", "services", "options",   "errors",
        "addresses",   "lifecycle",  "timeouts", "constants", "concurrency"};
    return areas;
}

void check_places(const lint_input& input, rule_findings& out) {
    std::set<std::string> seen;
    for (const test_case& one : input.all.cases) {
        if (!seen.insert(one.file).second) continue;
        const std::filesystem::path file(one.file);
        if (!area_names().contains(file.parent_path().generic_string()))
            out.add(one.file, "is not in the folder of an area; docs/writing-cases.md lists them");
        if (file.stem() != one.api)
            out.add(one.file, "holds cases of " + one.api + "; name the file " + one.api + ".json");
    }
}

} // namespace sockmatrix
