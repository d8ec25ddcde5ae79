// What libuv does not say about processes and their groups. Internal to run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <uv.h>

namespace sockmatrix {

/// Asks all of a process group (Windows: a process and its descendants) to end. `leader` started
/// it.
void ask_group_to_end(int leader) noexcept;
/// Ends all of it, whatever it does about it.
void kill_group(int leader) noexcept;

/// "killed by SIGSEGV" or "exited with status 3".
std::string describe_end(std::int64_t status, int signal);
/// "SIGSEGV" or "exit 3".
std::string short_end(std::int64_t status, int signal);
/// Takes what a pipe holds, without waiting; 0 if it holds nothing or that cannot be told here.
std::size_t take_at_once(const uv_pipe_t& from, std::span<char> into) noexcept;
/// "SIGINT".
std::string signal_name(int number);

/// How many files this process may have open.
std::size_t open_file_limit() noexcept;

/// Makes writing to a closed pipe an error and no signal, as long as it lives.
class broken_pipe_guard {
public:
    broken_pipe_guard() noexcept;
    broken_pipe_guard(const broken_pipe_guard&) = delete;
    broken_pipe_guard& operator=(const broken_pipe_guard&) = delete;
    ~broken_pipe_guard();

private:
    void (*before_)(int);
};

} // namespace sockmatrix
