#include "run/process_group.hpp"

#include <array>
#include <csignal>

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
