// Puts judgements side by side, and compares two.
#pragma once

#include "model/case.hpp"
#include "model/matrix.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace sockmatrix {

/// The matrix of all targets, rows sorted by case id, columns in the order given.
matrix build_matrix(const suite& all, const std::vector<judgement>& targets);

/// Adds a column a trait that was not run, with what its profile says by documented and reported
/// evidence: of no recording here, or only of one under an emulator, which is another program of
/// the same interface.
void add_claims(matrix& into, const suite& all, const std::vector<profile>& profiles);

/// One case on which two judgements differ: verdicts and where the answers part.
struct difference {
    std::string case_id;
    std::string says;
    const verdict* left = nullptr; ///< null: not recorded there
    const verdict* right = nullptr;
    std::string at; ///< JSON pointer into the answers where they part first
};

/// Cases whose named outcome differs, or whose answers differ where no outcome names them.
std::vector<difference> diff_judgements(const suite& all, const judgement& left,
                                        const judgement& right);

/// The matrix as one line of JSON, in which a row holds each outcome once. Rows are written on all
/// processors.
std::string json_text(const matrix& value);
json to_json(const judgement& value);
json to_json(const verdict& value);

/// An array of judgements as text, a verdict a line. An answer of a case stands in the first one
/// that holds it; a later verdict says by "seen_in" which that is.
class judgements_text {
public:
    /// What comes next in the text.
    std::string add(const judgement& value);
    /// The end of it.
    std::string end() const;

private:
    json verdict_json(const verdict& value);

    std::size_t count_ = 0;
    std::unordered_map<std::string, std::size_t> seen_; ///< case and answer -> index of judgement
};

} // namespace sockmatrix
