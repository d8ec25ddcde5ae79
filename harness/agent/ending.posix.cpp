#include "ending.hpp"

#include <csignal>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace agent {
namespace {

[[noreturn]] void end_by(int signal) {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    ::sigaction(signal, &action, nullptr);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal);
    ::sigprocmask(SIG_UNBLOCK, &only, nullptr);
    ::raise(signal);
    ::_exit(128 + signal); // a signal that ends nobody
}

} // namespace

int end_as(const ending& end) {
    if (end.signal != 0) end_by(end.signal);
    if (WIFSIGNALED(end.status)) end_by(WTERMSIG(end.status));
    return WEXITSTATUS(end.status);
}

} // namespace agent
