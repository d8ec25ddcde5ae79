// Starts a process of libuv on pipes. Internal to run.
#pragma once

#include "run/process/uv.hpp"

#include <string>
#include <vector>

namespace sockmatrix {

/// The harness's ends of the pipes of a process.
struct spawned {
    uv_owned<uv_process_t> process;
    uv_owned<uv_pipe_t> input;
    uv_owned<uv_pipe_t> output;
    uv_owned<uv_pipe_t> errors;
};

/// Starts a command in a group of its own, on pipes (libuv's own streams would be socket pairs,
/// which adapters could take for sockets). `process->data` is set to `data` before anything can be
/// called. Throws failure(failed).
spawned spawn_process(event_loop& loop, const std::vector<std::string>& command, void* data,
                      uv_exit_cb on_exit);

} // namespace sockmatrix
