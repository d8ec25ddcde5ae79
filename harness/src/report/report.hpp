// Writes matrices and judgements for people and for machines.
#pragma once

#include "matrix/build.hpp"
#include "matrix/changes.hpp"
#include "matrix/triage.hpp"
#include "model/case.hpp"
#include "model/matrix.hpp"
#include "model/mutation.hpp"
#include "model/recording.hpp"

#include <string>
#include <utility>

namespace sockmatrix {

/// The matrix as Markdown: counts a target, what differs, what is unexpected, skips with reasons,
/// environments.
std::string matrix_markdown(const matrix& value);
/// The page's own style and script, of reports/web.
struct page_sources {
    std::string style;
    std::string script;
};

/// One plain page with a semantic table: text, symbol and colour in every cell; works from a file.
/// The script adds filters and details; without it the table is whole. `data` is the text of
/// to_json(value).
std::string matrix_html(const matrix& value, const page_sources& page, const std::string& data);
/// JUnit XML of one judgement: a test case each; unexpected ones are failures, skipped ones
/// skipped.
std::string judgement_junit(const judgement& value);

/// What a run knows beside its judgements.
struct run_remarks {
    std::vector<std::string> not_run; ///< targets with the reason, a line each
    bool fine = true;                 ///< no target failed or was unstable
};

/// What a person reads after a run: counts per verdict and target, unexpected cases by name with
/// why and source, and what was not run, by reason. "All as expected." stands at its end only if
/// all was looked at by recordings that are whole and of this suite. Keeps the text alone.
class summary {
public:
    /// At most `most_lines` unexpected cases of a target are named.
    summary(const suite& all, std::size_t most_lines, bool colour);

    void add(const judgement& value);
    bool as_expected() const noexcept { return fine_; }
    std::string text(const run_remarks& remarks = {}) const;

private:
    const suite& all_;
    std::size_t most_lines_;
    bool colour_;
    std::string text_;
    std::string skipped_;
    bool any_ = false;
    bool fine_ = true;    ///< all judgements are
    bool marked_ = false; ///< one has a remark
};
/// The same for some judgements.
std::string summary_text(const suite& all, const std::vector<judgement>& targets,
                         std::size_t most_lines, bool colour, const run_remarks& remarks = {});
/// Everything about one case: text, level, clauses, sources, steps, outcomes, and per target what
/// happened and why.
std::string explain_text(const test_case& about, const std::vector<judgement>& targets);
/// What `triage` found, a line a group.
std::string triage_text(const std::vector<triage_group>& groups);
/// What changed since the last recordings: targets with changes, their environments, and the cases
/// in groups.
std::string changes_text(const std::vector<target_changes>& targets);
std::string changes_markdown(const std::vector<target_changes>& targets);
/// Each mutant with the first cases that kill it, survivors and idle cases by name, the score.
std::string mutants_text(const mutation_measure& of, std::size_t most_cases);
json to_json(const mutation_measure& of);
/// `left` and `right` are the names of the recordings; their judgements say whether they are whole.
std::string diff_text(const std::vector<difference>& differences,
                      const std::pair<std::string, const judgement&>& left,
                      const std::pair<std::string, const judgement&>& right);

} // namespace sockmatrix
