#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "judge/judge.hpp"
#include "load/faults.hpp"
#include "load/load.hpp"
#include "load/mend.hpp"
#include "model/failure.hpp"
#include "model/parallel.hpp"
#include "model/plain_text.hpp"
#include "model/recording.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <set>

namespace sockmatrix {
namespace {

namespace fs = std::filesystem;

struct check_options {
    std::string format = "text";
    bool fix = false;
};

/// What a command found, and what it mended before.
struct check_result {
    std::vector<finding> findings;
    std::string checked; ///< "7 cases, 3 clauses, "; empty if the suite cannot be loaded
    std::vector<mended_file> mended;
};

json findings_json(const std::vector<finding>& findings) {
    json values = json::array();
    for (const finding& one : findings)
        values.push_back({{"rule", one.rule}, {"where", one.where}, {"what", one.what}});
    return values;
}

json mended_json(const std::vector<mended_file>& mended) {
    json values = json::array();
    for (const mended_file& one : mended)
        values.push_back({{"file", shown_path(one.file)}, {"what", one.what}});
    return values;
}

std::string result_text(const check_result& result, const check_options& options) {
    std::string text;
    for (const finding& one : result.findings)
        text += plain_line(fmt::format("{}: {} ({})", one.where, one.what, one.rule)) + "\n";
    if (options.fix) text += fmt::format("{} files mended, ", result.mended.size());
    return text + fmt::format("{}{} findings\n", result.checked, result.findings.size());
}

/// Everything is mended in memory, and compared with what it was, before the first file is
/// replaced. A file is named as soon as it was replaced, so that none is missing if the next one
/// cannot be.
std::vector<mended_file> fix_files(const places& where, const check_options& options) {
    std::vector<mended_file> mended = mend_files(where.cases(), where.profiles());
    for (const mended_file& one : mended) {
        replace_file(one.file, one.text);
        if (options.format == "text")
            print_text(
                fmt::format("{}: mended: {}\n", shown_path(one.file), fmt::join(one.what, ", ")));
    }
    return mended;
}

/// Outcomes that match one recorded answer; each pair of a case is told once, with the first
/// target.
void find_overlaps(const suite& all, const std::vector<named_recording>& recordings,
                   std::vector<finding>& into) {
    const std::vector<profile> none;
    const recordings_judge judge(all, none);
    std::vector<decltype(judge.overlaps(recordings.front().content))> found(recordings.size());
    each_in_parallel(recordings.size(),
                     [&](std::size_t i) { found[i] = judge.overlaps(recordings[i].content); });
    std::set<std::string> met;
    for (std::size_t i = 0; i < recordings.size(); ++i)
        for (const auto& [about, outcomes] : found[i]) {
            const std::string where = about->file + ": " + std::string(written_id(about->id));
            const std::string what =
                fmt::format("the outcomes {} all match", fmt::join(outcomes, " and "));
            if (met.insert(where + what).second)
                into.push_back(
                    {"overlaps", where,
                     fmt::format("{} what {} answered in {}; keep them apart", what,
                                 recordings[i].content.run().value("target", "?"), about->id)});
        }
}

/// Faults of single files come first: with them the suite cannot be loaded and looked at as a
/// whole.
void find_faults(const places& where, check_result& into) {
    into.findings = check_files(where.cases(), where.platforms(), adapter_files(where));
    if (!into.findings.empty()) return;
    const suite all = load_suite(where.cases());
    const std::vector<named_recording> recordings =
        read_recordings(recordings_below(where.observed()));
    into.checked = fmt::format("{} cases, {} clauses, ", all.cases.size(), all.clauses.size());
    into.findings = check_suite(all, load_profiles(where.profiles()));
    find_overlaps(all, recordings, into.findings);
}

int check(const places& where, const check_options& options) {
    check_result result;
    if (options.fix) result.mended = fix_files(where, options);
    find_faults(where, result);
    const json findings = findings_json(result.findings);
    if (options.format != "json")
        print_text(result_text(result, options));
    else if (options.fix)
        print_json({{"mended", mended_json(result.mended)}, {"findings", findings}});
    else
        print_json(findings);
    return static_cast<int>(result.findings.empty() ? exit_code::as_expected : exit_code::invalid);
}

} // namespace

void add_check(CLI::App& app, command& chosen) {
    auto options = std::make_shared<check_options>();
    CLI::App* sub =
        app.add_subcommand("check", "Lint cases, clauses, profiles, platforms and recordings");
    sub->footer("--fix mends the layout of case files, the form and order of profiles, a period at "
                "the end of says, and a\n"
                "clause that is planned though it has a case. It names the files that it changed "
                "and lists what is left.\n"
                "Examples: sockmatrix check --format json\n"
                "          sockmatrix check --fix");
    sub->add_flag("--fix", options->fix,
                  "Mend what has one right answer; what the cases mean stays as it is");
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return check(where, *options); };
    });
}

} // namespace sockmatrix
