// Faults of input and of the harness itself, as opposed to results of a target.
#pragma once

#include <stdexcept>
#include <string>

namespace sockmatrix {

/// Exit codes of every command.
enum class exit_code {
    as_expected = 0, ///< all as expected
    unexpected = 1,  ///< a result is not as expected
    invalid = 2,     ///< wrong usage or invalid data
    failed = 3,      ///< the harness could not do its work
};

/// Ends a command with one line of text and an exit code. The text says what is wrong, where
/// (file, JSON pointer or id), and what to do.
class failure : public std::runtime_error {
public:
    /// What a terminal would obey, line feeds too, becomes visible: the text may quote what was
    /// read.
    failure(exit_code code, const std::string& text);
    exit_code code() const noexcept { return code_; }

private:
    exit_code code_;
};

} // namespace sockmatrix
