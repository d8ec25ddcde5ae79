// The adapter as a program.
#pragma once

namespace adapter {

/// Serves on standard input and output until the input ends or `shutdown` comes, and ends the
/// program at once: calls in the background may be blocked for ever.
[[noreturn]] void serve_standard_streams();

} // namespace adapter
