// Reads, validates and expands the cases, profiles and platforms.
#pragma once

#include "model/case.hpp"
#include "model/glob.hpp"
#include "model/profile.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace sockmatrix {

/// Loads every case below `folder` (cases/) and its clauses.json. Throws failure(invalid) with one
/// line: file, JSON pointer, what is wrong, the fix. Duplicate keys and ids are refused.
suite load_suite(const std::filesystem::path& folder);

/// Parses a JSON file, refusing duplicate keys. Throws failure(invalid) naming file, line and
/// column.
json load_json(const std::filesystem::path& file);

/// All profiles of `folder` (platforms/profiles/), whatever their trait. Throws failure(invalid).
std::vector<profile> load_profiles(const std::filesystem::path& folder);

/// What a platform needs of the machine: a program on the PATH, or a file. One of the two.
struct requirement {
    std::string program;
    std::string file;
};

/// How what a platform needs is brought here: packages of Debian, and programs in
/// platforms/provision/ that fill the store. Empty where there is no way.
struct provisioning {
    std::vector<std::string> packages;
    std::vector<std::string> steps;
    double megabytes = 0; ///< to be fetched, roughly
    bool empty() const noexcept { return packages.empty() && steps.empty(); }
};

/// platform.json of a platform. `traits` goes from axis ("kernel") to tag ("linux"). Words may hold
/// {host}, {bin}, {exe} and {store}, which stand for what the machine decides; {platforms} and
/// {dir}, the platform's own folder, are replaced.
struct platform {
    std::string id;
    std::string says;
    json traits = json::object();
    std::string programs;              ///< the platform whose programs run here; its own id mostly
    std::string suffix;                ///< of its programs, such as ".exe"; replaces {exe}
    std::vector<std::string> launcher; ///< put in front of the agent
    bool without_launcher = false;     ///< runs without the launcher too, then without its names
    std::string agent = "{host}/sockmatrix-agent";
    std::vector<std::string> runner;          ///< put in front of the adapter
    std::vector<std::string> implementations; ///< that can be there; empty: any
    std::vector<requirement> needs;
    provisioning provision;
    std::map<std::string, std::vector<std::string>>
        probes; ///< what -> command that tells its version
    double time_scale = 1.0;
    std::string unreachable; ///< why it cannot run on any machine but its own
    bool built = false;      ///< has a toolchain of its own; else its programs are built natively
};

/// A platform by id. One without a folder gets its traits from the id, "<kernel>-<libc>-<arch>",
/// and no launcher.
platform load_platform(const std::filesystem::path& platforms, const std::string& id);
/// Every platform that has a folder, in the order of ids.
std::vector<platform> load_platforms(const std::filesystem::path& platforms);
/// The id of the machine that this runs on, such as "linux-glibc-x86_64".
std::string host_platform();

/// adapter.json of an implementation. "{dir}" in `command` is its folder; "{bin}" and "{exe}" are
/// the platform's.
struct implementation {
    std::string name;
    std::vector<std::string> traits;
    std::vector<std::string> command;
    std::vector<std::string> programs; ///< "needs": programs that must be on the PATH
    std::string faulty; ///< program of a build with faults (docs/mutants.md); empty: there is none
};

implementation load_implementation(const std::filesystem::path& file);

/// The cases whose ids match one of `globs` (`*` matches any text; all if there is none) and none
/// of `excluded`, in the order of ids. Throws failure(invalid) if nothing is left, or if a glob of
/// `globs` matches no case.
std::vector<const test_case*> select_cases(const suite& all, const std::vector<std::string>& globs,
                                           const std::vector<std::string>& excluded = {});

/// Adds the controls of these cases that are not among them; in the order of ids.
std::vector<const test_case*> with_controls(const suite& all, std::vector<const test_case*> cases);

/// cases/equivalent-mutants.json: mutants that nobody could tell from the right thing, and why.
/// Empty if there is no such file. Throws failure(invalid).
std::map<std::string, std::string> load_equivalents(const std::filesystem::path& file);

/// A fault that `check` found: rule, place, what and the fix.
struct finding {
    std::string rule;
    std::string where;
    std::string what;
};

/// The lint of a loaded suite and its profiles: one rule a function, in load/rules/. Empty if all
/// is well.
std::vector<finding> check_suite(const suite& all, const std::vector<profile>& profiles);

/// The part of that lint that looks at the profiles.
std::vector<finding> check_profiles(const suite& all, const std::vector<profile>& profiles);

/// Every fault of form in the files of a suite: all that loading would refuse, and then what the
/// schemas of cases/schema find besides. `platforms` holds profiles/ and <platform>/platform.json;
/// `adapters` are adapter.json files.
std::vector<finding> check_files(const std::filesystem::path& cases,
                                 const std::filesystem::path& platforms,
                                 const std::vector<std::filesystem::path>& adapters);

/// Clauses to cases.
struct coverage_report {
    std::vector<std::pair<const clause*, std::vector<std::string>>>
        clauses; ///< in the order of ids
    std::size_t covered = 0;
    std::vector<const clause*> missing; ///< without a case and not planned
    std::vector<const clause*> planned;
    std::vector<std::string> undocumented_names; ///< documented names without a clause
};
coverage_report measure_coverage(const suite& all);

} // namespace sockmatrix
