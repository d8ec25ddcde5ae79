#include "run/process/process_group.hpp"

#include <array>
#include <csignal>
#include <limits>
#include <sys/resource.h>
#include <unistd.h>

namespace sockmatrix {
namespace {

struct named_signal {
    int number;
    const char* name;
};

constexpr std::array<named_signal, 15> signal_names = {{{SIGHUP, "SIGHUP"},
                                                        {SIGINT, "SIGINT"},
                                                        {SIGQUIT, "SIGQUIT"},
                                                        {SIGILL, "SIGILL"},
                                                        {SIGTRAP, "SIGTRAP"},
                                                        {SIGABRT, "SIGABRT"},
                                                        {SIGBUS, "SIGBUS"},
                                                        {SIGFPE, "SIGFPE"},
                                                        {SIGKILL, "SIGKILL"},
                                                        {SIGSEGV, "SIGSEGV"},
                                                        {SIGPIPE, "SIGPIPE"},
                                                        {SIGALRM, "SIGALRM"},
                                                        {SIGTERM, "SIGTERM"},
                                                        {SIGXCPU, "SIGXCPU"},
                                                        {SIGSYS, "SIGSYS"}}};

} // namespace

std::size_t open_file_limit() noexcept {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return std::numeric_limits<std::size_t>::max();
    return static_cast<std::size_t>(limit.rlim_cur);
}

void ask_group_to_end(int leader) noexcept {
    if (leader > 1) ::kill(-leader, SIGTERM);
}

void kill_group(int leader) noexcept {
    if (leader > 1) ::kill(-leader, SIGKILL);
}

std::string describe_end(std::int64_t status, int signal) {
    if (signal != 0) return "killed by " + signal_name(signal);
    return "exited with status " + std::to_string(status);
}

std::string short_end(std::int64_t status, int signal) {
    if (signal != 0) return signal_name(signal);
    // A launcher in between tells the signal of what it started so.
    for (const named_signal& known : signal_names)
        if (status == 128 + known.number) return known.name;
    return "exit " + std::to_string(status);
}

std::size_t take_at_once(const uv_pipe_t& from, std::span<char> into) noexcept {
    uv_os_fd_t handle = -1;
    if (uv_fileno(reinterpret_cast<const uv_handle_t*>(&from), &handle) != 0) return 0;
    const ssize_t count =
        ::read(handle, into.data(), into.size()); // libuv has made it non-blocking
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

std::string signal_name(int number) {
    for (const named_signal& known : signal_names)
        if (known.number == number) return known.name;
    return "signal " + std::to_string(number);
}

broken_pipe_guard::broken_pipe_guard() noexcept : before_(std::signal(SIGPIPE, SIG_IGN)) {}
broken_pipe_guard::~broken_pipe_guard() {
    std::signal(SIGPIPE, before_);
}

} // namespace sockmatrix
