#include "load/json_reader.hpp"
#include "load/profile_loader.hpp"
#include "load/schema_check.hpp"
#include "load/suite_loader.hpp"
#include "model/failure.hpp"

#include <algorithm>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

/// Runs what throws at its first fault and keeps that.
template <class Load>
void keep_failure(const fs::path& file, fault_list& faults, Load load) {
    try {
        load();
    } catch (const failure& fault) {
        const std::string text = fault.what();
        const std::string name = shown_path(file) + ": ";
        const bool named = text.rfind(name, 0) == 0;
        faults.add(shown_path(file), named ? text.substr(name.size()) : text);
    }
}

/// Loading refuses files by rules written out in C++, because its messages can name the fix and
/// validating every file would take longer than a run. So the schemas, which editors use, are held
/// against the files here, and the two cannot part.
void check_schema(const fs::path& schema_file, const std::vector<fs::path>& files,
                  fault_list& faults) {
    if (!fs::exists(schema_file)) {
        faults.add(shown_path(schema_file), "is missing");
        return;
    }
    keep_failure(schema_file, faults, [&] {
        const schema rules(load_json(schema_file), shown_path(schema_file));
        for (const fs::path& file : files) {
            fault_list unread; // told by whoever loads the file
            if (const auto content = read_json(file, unread))
                rules.check(*content, shown_path(file), faults);
        }
    });
}

std::vector<fs::path> platform_files(const fs::path& platforms) {
    std::vector<fs::path> out;
    if (!fs::is_directory(platforms)) return out;
    for (const auto& entry : fs::directory_iterator(platforms))
        if (fs::exists(entry.path() / "platform.json"))
            out.push_back(entry.path() / "platform.json");
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace

std::vector<finding> check_files(const fs::path& cases, const fs::path& platforms,
                                 const std::vector<fs::path>& adapters) {
    fault_list faults;
    collect_suite(cases, faults);
    collect_profiles(platforms / "profiles", faults);
    for (const fs::path& file : platform_files(platforms))
        keep_failure(file, faults,
                     [&] { load_platform(platforms, file.parent_path().filename().string()); });
    for (const fs::path& file : adapters)
        keep_failure(file, faults, [&] { load_implementation(file); });
    const fs::path equivalents = cases / "equivalent-mutants.json";
    keep_failure(equivalents, faults, [&] { load_equivalents(equivalents); });
    if (!faults.empty()) return faults.all();

    const fs::path schemas = cases / "schema";
    std::vector<fs::path> of_cases = case_files(cases);
    if (fs::exists(cases / "shared.json")) of_cases.push_back(cases / "shared.json");
    check_schema(schemas / "cases.schema.json", of_cases, faults);
    check_schema(schemas / "clauses.schema.json", {cases / "clauses.json"}, faults);
    check_schema(schemas / "profile.schema.json", profile_files(platforms / "profiles"), faults);
    check_schema(schemas / "platform.schema.json", platform_files(platforms), faults);
    check_schema(schemas / "adapter.schema.json", adapters, faults);
    if (fs::exists(cases / "controls.json"))
        check_schema(schemas / "controls.schema.json", {cases / "controls.json"}, faults);
    if (fs::exists(equivalents))
        check_schema(schemas / "equivalent-mutants.schema.json", {equivalents}, faults);
    return faults.all();
}

} // namespace sockmatrix
