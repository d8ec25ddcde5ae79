// The rules of `check`: one a file. Each looks at what was loaded and says what is wrong, where,
// and how to mend it.
#pragma once

#include "load/load.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sockmatrix {

/// What the rules look at.
struct lint_input {
    const suite& all;
    const std::vector<profile>& profiles;
};

/// The id of a case without row and parameters.
std::string written_id(const test_case& about);

/// Takes the findings of one rule, each once.
class rule_findings {
public:
    rule_findings(std::string_view rule, std::vector<finding>& into) : rule_(rule), into_(into) {}
    void add(std::string where, std::string what);
    void add(const expectation& entry, std::string what) {
        add(source_text(entry), std::move(what));
    }
    void add(const test_case& about, std::string what) {
        add(about.file + ": " + about.id, std::move(what));
    }
    /// Of a case as it is written: once for all of its rows and parameters.
    void add_written(const test_case& about, std::string what) {
        add(about.file + ": " + written_id(about), std::move(what));
    }

private:
    std::set<std::string> added_;
    std::string_view rule_;
    std::vector<finding>& into_;
};

// In the order in which `check` applies them.
void check_calls(const lint_input& input, rule_findings& out); ///< calls are known
void check_references(const lint_input& input,
                      rule_findings& out); ///< refs and awaits name earlier steps
void check_says(const lint_input& input, rule_findings& out);    ///< style of the sentence
void check_places(const lint_input& input, rule_findings& out);  ///< <area>/<api>.json
void check_levels(const lint_input& input, rule_findings& out);  ///< levels go with outcomes
void check_clauses(const lint_input& input, rule_findings& out); ///< clauses exist and are covered
void check_cites(const lint_input& input, rule_findings& out);   ///< sources have a known form
void check_capabilities(const lint_input& input,
                        rule_findings& out); ///< ipv6, af_unix, concurrent and timed are asked for
void check_names(const lint_input& input, rule_findings& out); ///< hermetic_names is asked for
void check_hosts(const lint_input& input, rule_findings& out); ///< nothing outside loopback
void check_rows(const lint_input& input, rule_findings& out);  ///< no two rows with equal arguments
void check_unused(const lint_input& input, rule_findings& out); ///< names of steps are used
void check_deadlines(const lint_input& input,
                     rule_findings& out); ///< waiting fits into the deadline
void check_control_ids(const lint_input& input, rule_findings& out); ///< controls are cases
void check_controls(const lint_input& input,
                    rule_findings& out); ///< what does nothing passes no case
void check_unfilled(const lint_input& input,
                    rule_findings& out); ///< no pattern is one that nothing can match
void check_overlaps(const lint_input& input,
                    rule_findings& out); ///< no answer matches two outcomes
void check_entries(const lint_input& input,
                   rule_findings& out);                       ///< entries name cases and outcomes
void check_ties(const lint_input& input, rule_findings& out); ///< no two entries decide one case
void check_repeats(const lint_input& input, rule_findings& out); ///< no two entries say the same

/// Findings of the rules without which a case cannot be run: loading refuses them. `where` begins
/// with the case's file.
std::vector<finding> essential_findings(const suite& all);

/// One expectation of each entry of a profile's file: an entry may be about many cases.
std::vector<const expectation*> written_once(const profile& from);

/// The folders of cases/ that hold case files.
const std::set<std::string>& area_names();

/// The names in {"ref": "name/path"} anywhere in a value or a pattern.
std::set<std::string> names_referred_to(const json& value);
/// Whether an object {tag: ...} with this text anywhere within, such as {"const": "AF_INET6"}, is
/// in a value.
bool has_tagged(const json& value, std::string_view tag, std::string_view text);
/// Whether a case asks for a capability.
bool needs(const test_case& about, std::string_view capability);

} // namespace sockmatrix
