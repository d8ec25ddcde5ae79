#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "model/failure.hpp"
#include "model/parallel.hpp"
#include "report/report.hpp"

#include <CLI/CLI.hpp>
#include <memory>

namespace sockmatrix {
namespace {

struct explain_options {
    std::string id;
    std::vector<std::string> recordings;
    std::string format = "text";
};

/// All recordings at hand: what was run here last, else what the repository holds.
std::vector<std::filesystem::path> recordings_at_hand(const places& where,
                                                      const explain_options& options) {
    if (!options.recordings.empty()) return named_recordings(where, options.recordings);
    auto files = recordings_below(where.out() / "recordings");
    return files.empty() ? recordings_below(where.observed()) : files;
}

int explain(const places& where, const explain_options& options) {
    const suite all = load_suite(where.cases());
    const test_case* about = find_case(all, options.id);
    if (about == nullptr)
        throw failure(exit_code::invalid,
                      options.id + ": no such case; `sockmatrix list '*word*'` finds ids");
    const auto files = recordings_at_hand(where, options);
    const std::vector<profile> profiles = load_profiles(where.profiles());
    earlier_recordings before(where.observed());
    std::vector<judgement> targets(files.size());
    each_in_parallel(files.size(), [&](std::size_t i) {
        const recording_index seen(files[i], before.reader);
        targets[i] = judge_case(all, profiles, *about, seen, before.than(files[i])(seen.run()));
    });
    json values = json::array();
    for (const judgement& target : targets)
        for (const verdict& one : target.verdicts)
            if (one.case_id == about->id)
                values.push_back({{"target", target.target}, {"verdict", to_json(one)}});
    if (options.format == "json")
        print_json({{"case", about->id},
                    {"says", about->says},
                    {"cite", about->cite},
                    {"targets", values}});
    else
        print_text(explain_text(*about, targets));
    return static_cast<int>(exit_code::as_expected);
}

} // namespace

void add_explain(CLI::App& app, command& chosen) {
    auto options = std::make_shared<explain_options>();
    CLI::App* sub =
        app.add_subcommand("explain", "Everything about one case, and what each target did");
    sub->footer("Example: sockmatrix explain inet_aton/parts:two");
    sub->add_option("case", options->id, "The case's id")->required();
    sub->add_option("recording", options->recordings,
                    "Files, folders or targets (those at hand if none)");
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return explain(where, *options); };
    });
}

} // namespace sockmatrix
