#include "load/suite_loader.hpp"

#include "load/rules/rules.hpp"
#include "model/parallel.hpp"
#include "model/selection.hpp"

#include <algorithm>
#include <system_error>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

void refuse_equal_ids(const std::vector<test_case>& cases, const fs::path& folder,
                      fault_list& faults) {
    for (std::size_t i = 1; i < cases.size(); ++i)
        if (cases[i].id == cases[i - 1].id)
            faults.add(shown_path(folder / cases[i].file), "id " + cases[i].id + " is in " +
                                                               cases[i - 1].file +
                                                               " too; ids are unique in the suite");
}

} // namespace

std::vector<fs::path> case_files(const fs::path& folder) {
    std::vector<fs::path> out;
    for (auto entry = fs::recursive_directory_iterator(folder);
         entry != fs::recursive_directory_iterator(); ++entry) {
        if (entry->is_directory() && entry.depth() == 0 && entry->path().filename() == "schema")
            entry.disable_recursion_pending();
        if (entry.depth() > 0 && entry->is_regular_file() && entry->path().extension() == ".json")
            out.push_back(entry->path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

namespace {

/// A case file that no area has would be passed over.
void refuse_stray_files(const fs::path& folder, fault_list& faults) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        const fs::path name = entry.path().filename();
        if (name.extension() == ".json" && name != "clauses.json" && name != "controls.json" &&
            name != "equivalent-mutants.json" && name != "shared.json")
            faults.add(shown_path(entry.path()),
                       "stands in no area, so its cases would not be run; move it into a folder "
                       "such as " +
                           shown_path(folder / "conversions"));
    }
}

std::vector<std::string_view> ids_of(const std::vector<test_case>& cases) {
    std::vector<std::string_view> out;
    out.reserve(cases.size());
    for (const test_case& one : cases)
        out.push_back(one.id);
    return out;
}

std::vector<test_case> all_cases(const fs::path& folder, fault_list& faults) {
    const name_scope shared = collect_shared(folder, faults);
    const std::vector<fs::path> files = case_files(folder);
    std::vector<file_cases> parts(files.size());
    std::vector<fault_list> faults_of(files.size());
    each_in_parallel(files.size(), [&](std::size_t i) {
        parts[i] = collect_cases(folder, files[i], shared.own(), faults_of[i]);
    });
    std::vector<test_case> out;
    usage uses = shared.uses();
    for (std::size_t i = 0; i < files.size(); ++i) {
        faults.take(faults_of[i]);
        uses.take(parts[i].uses);
        std::move(parts[i].cases.begin(), parts[i].cases.end(), std::back_inserter(out));
    }
    if (faults.empty()) uses.tell_unused(faults); // what is faulty may use what seems unused
    return out;
}

} // namespace

suite collect_suite(const fs::path& folder, fault_list& faults) {
    suite out;
    if (!fs::is_directory(folder)) {
        faults.add(shown_path(folder), "is not a folder of cases");
        return out;
    }
    refuse_stray_files(folder, faults);
    collect_clauses(folder, out, faults);
    out.cases = all_cases(folder, faults);
    std::stable_sort(out.cases.begin(), out.cases.end(),
                     [](const auto& a, const auto& b) { return a.id < b.id; });
    refuse_equal_ids(out.cases, folder, faults);
    collect_controls(folder, out, faults);
    if (faults.empty()) give_usual_controls(out);
    for (finding& one : essential_findings(out))
        faults.add(shown_path(folder / one.where), one.what);
    out.hash = suite_hash(out.cases);
    out.ids = ids_hash(ids_of(out.cases));
    return out;
}

suite load_suite(const fs::path& folder) {
    fault_list faults;
    suite out = collect_suite(folder, faults);
    faults.refuse();
    return out;
}

} // namespace sockmatrix
