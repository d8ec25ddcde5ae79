#include "cli/app.hpp"
#include "cli/output.hpp"
#include "cli/recordings.hpp"
#include "model/failure.hpp"
#include "model/files.hpp"
#include "model/parallel.hpp"
#include "model/plain_text.hpp"
#include "report/report.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <memory>

namespace sockmatrix {
namespace {

struct matrix_options {
    std::vector<std::string> recordings;
    std::string baseline;
    std::string out;
    std::string format = "text";
};

page_sources page_of(const places& where) {
    const std::filesystem::path web = where.root / "reports" / "web";
    return {read_file(web / "matrix.css"), read_file(web / "matrix.js")};
}

matrix draw(const places& where, const matrix_options& options) {
    const judge_inputs inputs = load_judge_inputs(where, options.baseline);
    matrix drawn = build_matrix(inputs.all, judge_recordings(where, inputs, options.recordings));
    add_claims(drawn, inputs.all, inputs.profiles);
    return drawn;
}

std::size_t count_missing(const matrix_column& one) {
    const auto found = one.counts.find(std::string(to_string(verdict_kind::missing)));
    return found == one.counts.end() ? 0 : found->second;
}

/// A line for each column that is incomplete or of another suite.
std::string remarks_text(const matrix& drawn) {
    std::string out;
    for (const matrix_column& one : drawn.columns) {
        if (!one.remark.empty()) out += plain_line(one.target + ": " + one.remark) + "\n";
        for (const std::string& gap : one.gaps)
            out += plain_line(one.target + ": " + gap) + "\n";
    }
    return out;
}

int matrix_command(const places& where, const matrix_options& options) {
    const matrix drawn = draw(where, options);
    const std::filesystem::path folder =
        options.out.empty() ? where.out() : std::filesystem::path(options.out);
    make_folder(folder);
    std::string text;
    const std::array<std::function<void()>, 2> writers = {
        [&] {
            text = json_text(drawn);
            replace_file(folder / "matrix.json", text + "\n");
            replace_file(folder / "matrix.html", matrix_html(drawn, page_of(where), text));
        },
        [&] { replace_file(folder / "MATRIX.md", matrix_markdown(drawn)); }};
    each_in_parallel(writers.size(), [&](std::size_t i) { writers[i](); });
    if (options.format == "json")
        print_json_text(text);
    else
        print_text(remarks_text(drawn) + fmt::format("{} cases, {} targets: {}\n",
                                                     drawn.rows.size(), drawn.columns.size(),
                                                     (folder / "MATRIX.md").string()));
    const auto is_whole = [](const matrix_column& one) {
        return one.gaps.empty() && count_missing(one) == 0;
    };
    const bool whole = std::all_of(drawn.columns.begin(), drawn.columns.end(), is_whole);
    return static_cast<int>(whole ? exit_code::as_expected : exit_code::unexpected);
}

} // namespace

void add_matrix(CLI::App& app, command& chosen) {
    auto options = std::make_shared<matrix_options>();
    CLI::App* sub = app.add_subcommand(
        "matrix",
        "Write the matrix of recordings as JSON, Markdown and HTML (exit 1 if one lacks cases)");
    sub->footer("Example: sockmatrix matrix reports/observed --out /tmp/matrix");
    sub->add_option("recording", options->recordings,
                    "Files, folders or targets (all below reports/out if none)");
    sub->add_option("--baseline", options->baseline,
                    "Folder of earlier recordings (reports/observed)");
    sub->add_option("--out", options->out, "Folder to write to (reports/out)");
    add_format(*sub, options->format);
    sub->callback([options, &chosen] {
        chosen = [options](const places& where) { return matrix_command(where, *options); };
    });
}

} // namespace sockmatrix
