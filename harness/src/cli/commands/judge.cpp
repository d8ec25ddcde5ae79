#include "cli/app.hpp"
#include "cli/option_checks.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "matrix/build.hpp"
#include "model/failure.hpp"
#include "report/report.hpp"

#include <CLI/CLI.hpp>
#include <memory>

namespace sockmatrix {
namespace {

struct judge_options {
    std::vector<std::string> recordings;
    std::string baseline;
    std::string junit;
    std::string format = "text";
    std::size_t most = 40;
};

/// Writes JSON as it comes. The first megabytes wait, so that a recording that cannot be read
/// leaves, as a rule, no output that breaks off.
class json_output {
public:
    void add(const judgement& value) {
        waiting_ += text_.add(value);
        if (waiting_.size() > most_waiting) flush();
    }
    void end() {
        waiting_ += text_.end() + "\n";
        flush();
    }

private:
    static constexpr std::size_t most_waiting = std::size_t{64} << 20;

    void flush() {
        print_part(waiting_);
        waiting_.clear();
    }

    judgements_text text_;
    std::string waiting_;
};

int judge_command(const places& where, const judge_options& options) {
    const judge_inputs inputs = load_judge_inputs(where, options.baseline);
    const auto files = named_recordings(where, options.recordings);
    if (!options.junit.empty() && files.size() != 1)
        throw failure(exit_code::invalid, "--junit takes one recording; name it");
    summary text(inputs.all, options.most, colour_output());
    json_output values;
    judge_files(inputs, files, [&](const judgement& one) {
        if (!options.junit.empty()) replace_file(options.junit, judgement_junit(one));
        text.add(one);
        if (options.format == "json") values.add(one);
    });
    if (options.format == "json")
        values.end();
    else
        print_styled(text.text());
    return static_cast<int>(text.as_expected() ? exit_code::as_expected : exit_code::unexpected);
}

} // namespace

void add_judge(CLI::App& app, command& chosen) {
    auto options = std::make_shared<judge_options>();
    CLI::App* sub = app.add_subcommand("judge", "Judge recordings against cases and profiles");
    sub->footer("Example: sockmatrix judge linux-glibc-x86_64/refsock --junit results.xml");
    sub->add_option("recording", options->recordings,
                    "Files, folders or targets (all below reports/out if none)");
    sub->add_option("--baseline", options->baseline,
                    "Folder of earlier recordings (reports/observed)");
    sub->add_option("--junit", options->junit, "Also write JUnit XML to this file");
    sub->add_option("--most", options->most, "Print at most so many unexpected cases a target")
        ->check(whole_number())
        ->capture_default_str();
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return judge_command(where, *options); };
    });
}

} // namespace sockmatrix
