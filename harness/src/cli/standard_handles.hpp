// The standard handles of this program, as the system gives them.
#pragma once

namespace sockmatrix {

/// Takes the numbers of standard handles that are closed, so that no recording gets one of them and
/// the text of a report is written into it. Writing to such a handle fails as before.
void reserve_standard_handles() noexcept;

/// Whether a write failed because nobody reads any more.
bool is_closed_pipe(int error) noexcept;

/// Ends the program in the way of one whose reader has gone: by SIGPIPE where there is that signal.
[[noreturn]] void end_by_closed_pipe() noexcept;

} // namespace sockmatrix
